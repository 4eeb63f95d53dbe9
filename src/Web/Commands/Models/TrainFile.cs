using System.Globalization;
using Retention.Analytics.Health;
using Retention.Ingest;

namespace Retention.Web.Commands.Models;

/// <summary>Any flat file as a table of features: numbers as they are, texts as classes, blanks as missing.</summary>
internal sealed class TrainFile
{
    // Texts with more words than this are names, not classes.
    private const int MostWords = 50;
    private static readonly HashSet<string> Blank = new(StringComparer.OrdinalIgnoreCase) { "", "na", "n/a", "nan", "null", "none" };

    private TrainFile(FeatureTable table, IReadOnlyList<string> leftOut) => (Table, LeftOut) = (table, leftOut);

    /// <summary>The table; each row is of its customer, else of one of its own.</summary>
    public FeatureTable Table { get; }

    /// <summary>Columns of texts that are as good as names.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    /// <summary>Reads the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="label">The column of labels: yes or no, 1 or 0.</param>
    /// <param name="id">The column of customers.</param>
    /// <param name="time">The column of days, YYYY-MM-DD, or of numbers that grow.</param>
    /// <exception cref="RefusedFileException">A cell cannot be what its column is.</exception>
    public static TrainFile Read(InputFile file, int label, int? id, int? time)
    {
        List<string> ids = [];
        List<DateOnly> days = [];
        List<float> labels = [];
        var columns = Enumerable.Range(0, file.Columns).Where(at => at != label && at != id && at != time).Select(at => new Column(at, file.Name(at))).ToList();
        foreach (var row in file.Rows(() => ids.Count))
        {
            ids.Add(id is { } customer ? file.Text(customer) : row.ToString(CultureInfo.InvariantCulture));
            days.Add(time is { } at ? Day(file, at) : DateOnly.MinValue);
            labels.Add(file.Flag(label) ? 1 : 0);
            foreach (var column in columns)
            {
                column.Add(file);
            }
        }

        var kept = columns.Where(column => column.IsNumber || column.Words <= MostWords).ToList();
        if (kept.Count == 0) throw new WrongUseException($"{file.FileName}: no column is left to learn from beside the label.");
        var encoded = kept.ConvertAll(column => column.Encode());
        var values = new float[(long)ids.Count * kept.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = encoded[i % kept.Count].Values[i / kept.Count];
        }

        return new(new(new([.. encoded.Select(column => column.Feature)], []), ids, days, values, [.. labels]), [.. columns.Except(kept).Select(column => column.Name)]);
    }

    private static DateOnly Day(InputFile file, int column)
    {
        var text = file.Text(column);
        if (DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day)) return day;
        if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)) return DateOnly.FromDateTime(moment);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber(number)
            : throw file.Bad(column, "a day such as 2026-10-31, or a whole number that grows with time, is needed here");
    }

    /// <summary>A column while it is not yet known whether it holds numbers: each different text once.</summary>
    private sealed class Column(int at, string name)
    {
        private readonly List<int> cells = [];
        private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);

        public string Name => name;

        /// <summary>Whether every text is a number or blank.</summary>
        public bool IsNumber { get; private set; } = true;

        public int Words => known.Count;

        public void Add(InputFile file)
        {
            var text = file.Text(at);
            if (Blank.Contains(text)) cells.Add(-1);
            else if (known.TryGetValue(text, out var word)) cells.Add(word);
            else
            {
                var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
                if (isNumber ? !float.IsFinite((float)number) : text.TrimStart('+', '-').Equals("inf", StringComparison.OrdinalIgnoreCase)) throw file.Bad(at, "a number that is not infinite, or a blank, is needed here");
                IsNumber &= isNumber;
                cells.Add(known[text] = known.Count);
            }
        }

        public (Feature Feature, float[] Values) Encode()
        {
            string[] words = [.. known.Keys.Order(StringComparer.Ordinal)];
            float[] meaning = [.. known.OrderBy(pair => pair.Value).Select(pair => IsNumber ? float.Parse(pair.Key, NumberStyles.Float, CultureInfo.InvariantCulture) : Array.BinarySearch(words, pair.Key, StringComparer.Ordinal))];
            return (new(name, FeatureGroup.Other, IsNumber ? new Shape.Plain() : new Shape.Classes(words)), [.. cells.Select(cell => cell < 0 ? float.NaN : meaning[cell])]);
        }
    }
}
