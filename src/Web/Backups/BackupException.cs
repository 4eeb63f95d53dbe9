namespace Retention.Web.Backups;

/// <summary>A backup cannot be made or restored. The message says what, where and what to do, and is ready to show.</summary>
public sealed class BackupException : Exception
{
    /// <summary>A failure with nothing beneath it.</summary>
    public BackupException(string message) : base(message) { }

    /// <summary>A failure that something beneath caused.</summary>
    public BackupException(string message, Exception inner) : base(message, inner) { }
}
