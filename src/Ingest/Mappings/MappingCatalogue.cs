namespace Retention.Ingest.Mappings;

/// <summary>Every mapping that files can be loaded with: those that ship, and the workspace's own.</summary>
public sealed class MappingCatalogue
{
    private MappingCatalogue(IReadOnlyList<Mapping> own, IReadOnlyList<Mapping> shipped) => (Own, Shipped) = (own, shipped);

    /// <summary>Mappings of this workspace, which go before all others.</summary>
    public IReadOnlyList<Mapping> Own { get; }

    /// <summary>Mappings that ship with the program.</summary>
    public IReadOnlyList<Mapping> Shipped { get; }

    /// <summary>All of them, the workspace's first.</summary>
    public IEnumerable<Mapping> All => Own.Concat(Shipped);

    /// <summary>Reads the mappings that ship and, where there are any, those of <c>mappings/*.json</c> in the data directory.</summary>
    /// <exception cref="RefusedFileException">A mapping of the workspace cannot be used.</exception>
    public static MappingCatalogue Load(string? dataDirectory)
    {
        var folder = dataDirectory is null ? null : Path.Combine(dataDirectory, "mappings");
        var own = folder is not null && Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(f => MappingJson.Read(File.ReadAllText(f), "mappings/" + Path.GetFileName(f))).ToList()
            : [];
        return new(own, ReadShipped());
    }

    /// <summary>The catalogue with one more mapping of the workspace.</summary>
    /// <exception cref="RefusedFileException">It cannot be used.</exception>
    public MappingCatalogue With(string json, string file) => new([MappingJson.Read(json, file), .. Own], Shipped);

    /// <summary>The catalogue with the mapping that a person asked for: a file of their own, or a name.</summary>
    /// <param name="asked">A path that ends in <c>.json</c>, or the name of a mapping or of a canonical table; null asks for none.</param>
    /// <returns>The catalogue, and the name to load by.</returns>
    /// <exception cref="RefusedFileException">The file is not there, or cannot be used.</exception>
    public (MappingCatalogue Catalogue, string? Name) Asking(string? asked)
    {
        if (asked is null || !asked.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return (this, asked);
        }

        var with = File.Exists(asked) ? With(File.ReadAllText(asked), asked) : throw new RefusedFileException("not_found", ("file", asked));
        return (with, with.Own[0].Name);
    }

    /// <summary>The text of a mapping that ships; null where there is none of that name.</summary>
    internal static string? Text(string name)
    {
        using var stream = typeof(MappingCatalogue).Assembly.GetManifestResourceStream($"Mappings/{name}.json");
        return stream is null ? null : new StreamReader(stream).ReadToEnd();
    }

    private static List<Mapping> ReadShipped()
    {
        var assembly = typeof(MappingCatalogue).Assembly;
        return
        [
            .. from name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)
               where name.StartsWith("Mappings/", StringComparison.Ordinal)
               select MappingJson.Read(Text(Path.GetFileNameWithoutExtension(name))!, name),
        ];
    }
}
