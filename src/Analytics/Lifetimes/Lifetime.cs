namespace Retention.Analytics.Lifetimes;

/// <summary>How long a customer has been seen to stay, or several customers alike.</summary>
/// <param name="Time">When watching stopped, in any unit of time, from 0 up; the customer left then, or was still there.</param>
/// <param name="Ended">Whether the customer left at <paramref name="Time"/>; if not, the life is censored there.</param>
/// <param name="Entry">When watching began, before <paramref name="Time"/>: the customer counts as at risk on (entry, time]. Minus infinity, the default, is from the start.</param>
/// <param name="Weight">How many customers this row stands for; from 0 up, fractions allowed.</param>
public readonly record struct Lifetime(double Time, bool Ended, double Entry = double.NegativeInfinity, double Weight = 1);
