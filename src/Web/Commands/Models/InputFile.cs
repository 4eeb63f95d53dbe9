using System.CommandLine;
using System.Globalization;
using Retention.Ingest;
using Retention.Ingest.Formats;

namespace Retention.Web.Commands.Models;

/// <summary>The file that a model is run on: its columns by option or by a usual name, its cells checked one by one.</summary>
internal sealed class InputFile : IDisposable
{
    private readonly TableFile table;

    private InputFile(TableFile table) => this.table = table;

    /// <summary>Opens the file of --input.</summary>
    /// <exception cref="WrongUseException">None was given.</exception>
    /// <exception cref="RefusedFileException">It cannot be read.</exception>
    public static InputFile Open(string? path, string command) => path is { Length: > 0 }
        ? new(TableFile.Open(path))
        : throw new WrongUseException($"{command} needs a file: give --input FILE, a CSV file with a header.");

    /// <summary>Reads every row.</summary>
    /// <exception cref="RefusedFileException">There is none.</exception>
    public IEnumerable<T> Rows<T>(Func<T> row)
    {
        var any = false;
        for (; table.Next(); any = true)
        {
            yield return row();
        }

        if (!any) throw new RefusedFileException("header_only", ("file", table.Name));
    }

    /// <summary>The column that an option names, else the first of the usual names that the file has; null where it has none.</summary>
    /// <exception cref="WrongUseException">The option names a column that is not there.</exception>
    public int? Find(ParseResult parsed, Option<string?> option, params string[] usual)
    {
        if (parsed.GetValue(option) is { } given) return table.IndexOf(given) is >= 0 and var at ? at : throw Unknown(option.Name, given);
        return usual.Select(table.IndexOf).Where(index => index >= 0).Select(index => (int?)index).FirstOrDefault();
    }

    /// <summary>As <see cref="Find"/>, for a column without which there is no answer.</summary>
    public int Need(ParseResult parsed, Option<string?> option, params string[] usual) => Find(parsed, option, usual)
        ?? throw new WrongUseException($"{table.Name}, line 1: no column is known to be {option.Description!.ToLowerInvariant()}: name it with {option.Name}; the file has {List()}.");

    /// <summary>The name of the file, for messages.</summary>
    public string FileName => table.Name;

    /// <summary>How many columns it has.</summary>
    public int Columns => table.Columns.Count;

    /// <summary>The name of a column.</summary>
    public string Name(int column) => table.Columns[column];

    /// <summary>A cell as text.</summary>
    public string Text(int column) => table.Cell(column);

    /// <summary>A number from 0 up.</summary>
    public double Number(int column) => Read(column) is var value && value >= 0 ? value : throw Bad(column, "a number of 0 or more is needed here");

    /// <summary>A whole number from 0 up.</summary>
    public int Whole(int column) => Number(column) is var value && value <= int.MaxValue && value == Math.Floor(value) ? (int)value : throw Bad(column, "a whole number is needed here");

    /// <summary>A number of any sign.</summary>
    public double Read(int column) =>
        double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : throw Bad(column, "a number is needed here");

    /// <summary>Yes or no.</summary>
    public bool Flag(int column) => Text(column).ToLowerInvariant() switch
    {
        "1" or "true" or "yes" or "y" or "t" or "1.0" => true,
        "0" or "false" or "no" or "n" or "f" or "0.0" => false,
        _ => throw Bad(column, "1 or 0, true or false, yes or no is needed here"),
    };

    /// <summary>A refusal of a cell: file, line, column, what stands there and what should.</summary>
    public RefusedFileException Bad(int column, string needed)
    {
        var found = Text(column) is { Length: > 0 } text ? $"it holds '{text}'" : "it is blank";
        return new(FormattableString.Invariant($"{table.Name}, line {table.Line}, column \"{Name(column)}\": {found}, and {needed}; mend the cell or leave the row out."));
    }

    /// <inheritdoc/>
    public void Dispose() => table.Dispose();

    private WrongUseException Unknown(string option, string given) =>
        new($"{table.Name}, line 1: there is no column '{given}' for {option}{Near.Suggest(given, table.Columns)}; the file has {List()}.");

    private string List() => string.Join(", ", table.Columns);
}
