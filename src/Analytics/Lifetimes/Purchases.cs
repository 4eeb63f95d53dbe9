namespace Retention.Analytics.Lifetimes;

/// <summary>What one customer bought without a contract, or several customers alike: x, t_x and T of the papers.</summary>
/// <param name="Repeats">x: purchases after the first, from 0 up.</param>
/// <param name="Last">t_x: time from the first purchase to the last; 0 without repeats.</param>
/// <param name="Watched">T: time from the first purchase to the end of the data, in the same unit.</param>
/// <param name="Weight">How many customers this row stands for.</param>
public readonly record struct Purchases(int Repeats, double Last, double Watched, double Weight = 1)
{
    /// <summary>What is wrong with the row; null where nothing is.</summary>
    public string? Fault() => this switch
    {
        { Repeats: < 0 } => "repeat purchases are 0 or more",
        { Weight: not >= 0 or double.PositiveInfinity } => "a weight is 0 or more",
        { Watched: not >= 0 or double.PositiveInfinity } => "the time watched is 0 or more",
        { Last: not >= 0 } => "the time of the last purchase is 0 or more",
        _ when Last > Watched => "the last purchase lies after the end of the time watched",
        _ when Repeats == 0 && Last > 0 => "without a repeat purchase the last one is the first, at time 0",
        _ when Repeats > 0 && Last == 0 => "a repeat purchase lies after the first, so its time is above 0",
        _ => null,
    };
}
