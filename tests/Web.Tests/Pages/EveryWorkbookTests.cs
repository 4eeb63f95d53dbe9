using Retention.Analytics.Metrics;
using Retention.Analytics.Warehousing;
using Retention.Web.Exports;
using Retention.Web.Language;

namespace Retention.Web.Tests.Pages;

/// <summary>What holds of the workbook of every page.</summary>
public sealed class EveryWorkbookTests(TheApp app) : IDisposable
{
    private readonly TakenWorkbooks taken = new(app);

    public void Dispose() => taken.Dispose();

    // What these are about stands in their address.
    private static readonly Dictionary<string, string> Asked = new()
    {
        [PageBook.OfOne] = "?customer=c0000006", ["health-rows"] = "?customer=c0000006&feature=nps", ["number"] = "?movement=closing", ["reconciliation"] = "?customer=c0000006&month=2026-08",
        ["feedback-answers"] = "?voice=detractor", ["billing-payments"] = "?by=reason", ["health-proof"] = "?by=country",
    };

    // What a company calls things itself, and what people have written, is nobody's code.
    private static readonly HashSet<string> Own =
        ["Valor", "Etiqueta", "Segmento", "Canal", "Nombre", "Comentario", "Qué se usa", "Plan", "Producto", "Frase", "Archivo", "País", "Sector", "CSM", "Contacto", "Resumen", "Descripción", "Categoría", "Etiquetas", "Temas", "Qué tienen", "Por qué"];

    // Where a metric has the name of a report, its definition is the one that stands there.
    private static readonly Dictionary<string, Localized> Reports =
        SqlBook.Current.In("reports").ExceptBy(MetricCatalogue.Load().All.Select(metric => metric.Name), page => page.Name).ToDictionary(page => page.Name, page => page.Definition!);

    public static TheoryData<string, string> Books => [.. PageBook.All.SelectMany(book => new[] { (book.Name, "en"), (book.Name, "es") })];

    [Theory]
    [MemberData(nameof(Books))]
    public async Task The_workbook_of_a_page_is_valid_and_in_the_language_of_its_reader(string name, string language)
    {
        using var book = new Xlsx(await taken.TakeAsync(name + Asked.GetValueOrDefault(name), language));
        book.ShouldBeValid();
        book.Names[0].ShouldBe(language == "es" ? "Resumen" : "Summary");
        book.Rows(language == "es" ? "Comprobaciones" : "Checks").Skip(1).Where(check => check.Length > 0).ShouldAllBe(check => Xlsx.Number(check[3]) == 0);
        foreach (var sheet in book.Names) book.Rows(sheet)[0].ShouldAllBe(title => !title.Contains('_'));
        foreach (var word in book.Rows(language == "es" ? "Definiciones" : "Definitions").Skip(1).Where(word => Reports.ContainsKey(word[0]))) word.ShouldContain(Reports[word[0]].In(language), word[0]);
    }

    [Fact]
    public async Task No_cell_of_a_Spanish_workbook_holds_a_code_that_has_a_word()
    {
        var codes = Words.Of("es").Where(one => !one.Key.StartsWith("column.", StringComparison.Ordinal)).Select(one => (Code: one.Key.Split('.')[^1], Word: one.Value)).Where(one => char.IsLetter(one.Code[0])).GroupBy(one => one.Code)
            .Where(code => code.All(one => !one.Word.Equals(code.Key, StringComparison.OrdinalIgnoreCase))).Select(code => code.Key).ToHashSet();
        codes.ShouldContain("cross_sell");
        List<string> left = [];
        foreach (var one in PageBook.All)
        {
            using var book = new Xlsx(await taken.TakeAsync(one.Name + Asked.GetValueOrDefault(one.Name), "es"));
            foreach (var sheet in book.Names.Except(["Resumen", "Definiciones", "Comprobaciones", "Textos largos"]))
            {
                var rows = book.Columns(sheet);
                left.AddRange(rows.Where(cell => !Own.Contains(cell.Title) && codes.Contains(cell.Text)).Select(cell => $"{one.Name}, {sheet}, {cell.Title}: {cell.Text}").Distinct());
            }
        }

        left.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_check_of_every_page_is_zero_when_a_spreadsheet_program_works_it_out_again()
    {
        List<string> files = [];
        foreach (var book in PageBook.All) files.Add(await taken.TakeAsync(book.Name + Asked.GetValueOrDefault(book.Name), "en"));
        var checks = 0;
        foreach (var file in await Xlsx.RecalculatedAsync(taken.Folder, [.. files]))
        {
            using var again = new Xlsx(file);
            checks += again.Rows("Checks").Count - 1;
            if (again.Rows("Checks").Count > 1) again.ShouldAddUp("Checks");
        }

        checks.ShouldBeGreaterThan(300);
    }

    [Fact]
    public async Task Another_reader_of_the_format_finds_types_and_tables()
    {
        var read = await Xlsx.ReadByPythonAsync(await taken.TakeAsync("customer?customer=c0000006", "en"));
        read.ShouldContain("Invoices/t_Invoices: str str str datetime datetime datetime str bool str");
        read.ShouldContain("MRR by month/t_MRR_by_month: datetime bool float");
        foreach (var page in PageBook.All)
        {
            var file = await taken.TakeAsync(page.Name + Asked.GetValueOrDefault(page.Name), "en");
            using var book = new Xlsx(file);
            var sheets = (await Xlsx.ReadByPythonAsync(file)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            sheets.Length.ShouldBe(book.Names.Count, page.Name);
            sheets.Count(sheet => sheet.Contains("/t_", StringComparison.Ordinal)).ShouldBe(book.Tables, page.Name);
            book.Tables.ShouldBeGreaterThan(0, page.Name);
        }
    }
}
