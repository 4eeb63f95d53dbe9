using System.Globalization;
using System.Text;
using Retention.Analytics.Health.Protocol;
using Retention.Web.Charts;
using Retention.Web.Language;

namespace Retention.Web.Exports;

/// <summary>The model card as Markdown beside the data, in both languages: <c>model-card.md</c> and <c>model-card.es.md</c>.</summary>
public static class ModelCardFile
{
    /// <summary>Writes both.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="card">The card.</param>
    /// <param name="words">The words.</param>
    public static void Write(string directory, ModelCard card, Words words)
    {
        foreach (var (language, name) in new[] { ("en", "model-card.md"), ("es", "model-card.es.md") })
        {
            File.WriteAllText(Path.Combine(directory, name), Text(card, language, words));
        }
    }

    /// <summary>The card in a language.</summary>
    public static string Text(ModelCard card, string language, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var (culture, shown) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            var text = new StringBuilder();
            foreach (var (place, part) in new ModelCardView(card, new Dictionary<string, double>(), new Format(), words).Parts.Index())
            {
                text.Append(place == 0 ? "# " : "\n## ").Append(part.Title).Append("\n\n");
                foreach (var note in part.Notes) text.Append(part.Notes.Count > 1 ? "- " : "").Append(note).Append('\n');
                if (part.Columns.Count == 0) continue;
                if (part.Notes.Count > 0) text.Append('\n');
                text.Append(Row(part.Columns)).Append(Row([.. part.Columns.Select((_, i) => i == 0 ? "---" : "---:")]));
                foreach (var row in part.Rows) text.Append(Row(row));
            }

            return text.ToString();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, shown);
        }
    }

    private static string Row(IReadOnlyList<string> cells) => "| " + string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))) + " |\n";
}
