using Retention.Ingest.Formats;
using Retention.Ingest.Sources;

namespace Retention.Ingest.Mappings;

/// <summary>Recognises a file by its header first and by its name second.</summary>
internal sealed class ShapeFinder(MappingCatalogue catalogue)
{
    /// <summary>The shape of a file.</summary>
    /// <param name="header">Its first line.</param>
    /// <param name="file">Where it came from.</param>
    /// <param name="asked">Name of a mapping or table that was asked for; null finds one.</param>
    /// <exception cref="RefusedFileException">No shape fits, or several do.</exception>
    public FileShape Find(CsvHeader header, SourceFile file, string? asked)
    {
        if (asked is not null)
        {
            return Asked(header, file, asked);
        }

        return Choose([.. catalogue.Own.Where(m => Fits(header, m.Requires)).Select(Shape)], header, file)
            ?? Choose([.. CanonicalTables.All.Where(t => Fits(header, Needs(t)) && header.Names.All(n => t.Column(n) is not null)).Select(Shape)], header, file)
            ?? Choose([.. catalogue.Shipped.Where(m => Fits(header, m.Requires)).Select(Shape)], header, file)
            ?? Choose([.. CanonicalTables.All.Where(t => Fits(header, Needs(t))).Select(Shape)], header, file)
            ?? throw Unknown(header, file);
    }

    /// <summary>The mapping that takes a line for its header which stands below the title of a report; null where none does.</summary>
    public FileShape? FindBelow(CsvHeader header, SourceFile file, string? asked) => Below(catalogue.Own, header, file, asked) ?? Below(catalogue.Shipped, header, file, asked);

    private static FileShape? Below(IReadOnlyList<Mapping> mappings, CsvHeader header, SourceFile file, string? asked) =>
        Choose([.. mappings.Where(m => m.Preamble && (asked is null || m.Name == asked) && Fits(header, m.Requires)).Select(Shape)], header, file);

    private FileShape Asked(CsvHeader header, SourceFile file, string asked)
    {
        var shape = catalogue.All.FirstOrDefault(m => m.Name == asked) is { } mapping ? Shape(mapping)
            : CanonicalTables.Find(asked) is { } table ? Shape(table)
            : throw new RefusedFileException("unknown_mapping", ("file", file.Name), ("mapping", asked), ("known", string.Join(", ", catalogue.All.Select(m => m.Name).Concat(CanonicalTables.All.Select(t => t.Name)))));
        var missing = Needs(shape).Where(n => header.Position(n) < 0).ToList();
        return missing.Count == 0 ? shape
            : throw new RefusedFileException("mapping_does_not_fit", ("file", file.Name), ("mapping", asked), ("missing", string.Join(", ", missing)));
    }

    /// <summary>The one that takes most of the header; of equals, the one the file is named after.</summary>
    private static FileShape? Choose(List<FileShape> fitting, CsvHeader header, SourceFile file)
    {
        var best = fitting.Where(s => Taken(s, header) == fitting.Max(o => Taken(o, header))).ToList();
        var named = best.Where(s => Names(s).Any(n => file.Stem.StartsWith(n, StringComparison.OrdinalIgnoreCase))).ToList();
        return (best.Count, named.Count) switch
        {
            (0, _) => null,
            (1, _) => best[0],
            (_, 1) => named[0],
            _ => throw new RefusedFileException("several_mappings", ("file", file.Name), ("first", best[0].Name), ("second", best[1].Name)),
        };
    }

    private RefusedFileException Unknown(CsvHeader header, SourceFile file)
    {
        var shapes = catalogue.All.Select(Shape).Concat(CanonicalTables.All.Select(Shape));
        var closest = shapes.MaxBy(s => (Taken(s, header), Names(s).Any(n => file.Stem.StartsWith(n, StringComparison.OrdinalIgnoreCase))))!;
        var known = Known(closest).Select(n => header.Position(n)).Where(i => i >= 0).Select(i => header.Names[i]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new(
            "unknown_header",
            ("file", file.Name),
            ("closest", closest.Name),
            ("missing", List(Needs(closest).Where(n => header.Position(n) < 0))),
            ("extra", List(header.Names.Where(n => n.Length > 0 && !known.Contains(n)))));
    }

    private static string List(IEnumerable<string> names)
    {
        var list = names.ToList();
        return list.Count == 0 ? "-" : string.Join(", ", list.Take(12)) + (list.Count > 12 ? ", ..." : "");
    }

    private static bool Fits(CsvHeader header, IEnumerable<string> needs) => needs.All(n => header.Position(n) >= 0);

    private static int Taken(FileShape shape, CsvHeader header) =>
        Known(shape).Select(n => header.Position(n)).Where(i => i >= 0).Distinct().Count();

    private static IEnumerable<string> Needs(CanonicalTable table) => table.Required.Select(c => c.Name);

    private static IEnumerable<string> Needs(FileShape shape) => shape.Mapping?.Requires ?? Needs(shape.Table!);

    private static IEnumerable<string> Known(FileShape shape) =>
        shape.Mapping?.Tables.Values.SelectMany(t => t.Values).SelectMany(r => r.Reads).Concat(shape.Mapping.Requires) ?? shape.Table!.Columns.Select(c => c.Name);

    private static IEnumerable<string> Names(FileShape shape) => shape.Mapping is { } m ? m.FileNames.Append(m.Name) : [shape.Table!.Name];

    private static FileShape Shape(Mapping mapping) => new(null, mapping);

    private static FileShape Shape(CanonicalTable table) => new(table, null);
}
