namespace Retention.Web.Commands;

/// <summary>What a command tells the shell.</summary>
public static class ExitCode
{
    /// <summary>Everything asked for was done.</summary>
    public const int Done = 0;

    /// <summary>Something failed: a check, the disk, a warehouse that another process holds.</summary>
    public const int Failed = 1;

    /// <summary>The question was wrong, or a file was refused.</summary>
    public const int WrongUse = 2;
}

/// <summary>The command cannot be carried out as it was given. The message says what is wrong and what to write instead.</summary>
public sealed class WrongUseException(string message) : Exception(message);
