namespace Retention.Analytics.Tests.Architecture;

/// <summary>The files of this repository, found by walking up from the tests.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Source files below a folder, without what a build leaves behind.</summary>
    public static IEnumerable<string> Sources(string folder, string pattern = "*.cs") =>
        Directory.EnumerateFiles(PathOf(folder.Split('/')), pattern, SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/node_modules/", StringComparison.Ordinal));

    public static string Read(string file) => File.ReadAllText(PathOf(file.Split('/')));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Retention.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Retention.sln is in no folder above the tests.");
        }

        return folder.FullName;
    }
}
