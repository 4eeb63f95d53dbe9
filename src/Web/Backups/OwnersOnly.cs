namespace Retention.Web.Backups;

/// <summary>Files that their owner alone may read: a backup holds keys and what people wrote.</summary>
internal static class OwnersOnly
{
    public static FileStream Create(string path, FileMode mode)
    {
        var how = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, how);
    }
}
