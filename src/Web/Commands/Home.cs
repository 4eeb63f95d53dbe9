namespace Retention.Web.Commands;

/// <summary>The folder of the clone: where <c>./retention</c> stands.</summary>
public static class Home
{
    /// <summary>Told by the script; else the nearest folder above the program with the solution in it; else the program's own.</summary>
    public static string Directory { get; } = Environment.GetEnvironmentVariable("RETENTION_HOME") is { Length: > 0 } told ? told : Above(AppContext.BaseDirectory);

    private static string Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Retention.sln")))
            {
                return at.FullName;
            }
        }

        return folder;
    }
}
