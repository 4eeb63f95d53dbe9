namespace Retention.Analytics.Policies;

/// <summary>One named rule: its default, the values it takes, and the sentence shown when a value does not fit.</summary>
/// <param name="Name">Name as in <c>--policy NAME=VALUE</c> and <c>getvariable('policy_NAME')</c>.</param>
/// <param name="Default">Value in force when nobody chose one.</param>
/// <param name="Values">The allowed values, in words.</param>
/// <param name="Accepts">Whether a normalised (trimmed, lower-case unless <paramref name="KeepsCase"/>) value is allowed.</param>
/// <param name="KeepsCase">Whether upper and lower case matter (time zones).</param>
public sealed record Policy(string Name, string Default, string Values, Func<string, bool> Accepts, bool KeepsCase = false);

/// <summary>A policy was named that does not exist, or given a value that it does not take. The message is ready to show.</summary>
public sealed class PolicyException(string message) : Exception(message);
