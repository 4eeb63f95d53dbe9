using System.Data.Common;
using System.Globalization;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Stories;

/// <summary>Themes of comments: which comments count, whose MRR is behind them, and that each is read once.</summary>
public sealed class ThemeStories
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_theme_counts_comments_customers_and_the_MRR_of_each_customer_once()
    {
        var themes = await ThemesAsync(Paying()
            .Said("c1", "ana@x", 3, "Es caro", "2024-11-10").Said("c1", "bob@x", 8, "Un precio alto", "2024-12-01").Said("c2", "cid@x", 10, "Good price", "2024-12-24"));
        themes["price"].ShouldBe("3 comments of 2 customers, MRR 300, 1 promoters, 1 passives, 1 detractors, 0 other, 1 shared");
        themes["total"].ShouldBe(themes["price"]);
    }

    [Fact]
    public async Task A_comment_with_two_themes_is_in_both_and_once_in_the_total()
    {
        var themes = await ThemesAsync(Paying().Said("c1", "ana@x", 3, "The price is high. The invoices are late.", "2024-12-10"));
        themes["price"].ShouldStartWith("1 comments of 1 customers, MRR 100");
        themes["billing"].ShouldStartWith("1 comments of 1 customers, MRR 100");
        themes["total"].ShouldStartWith("1 comments of 1 customers, MRR 100");
    }

    /// <summary>Reading S47: the 90 days that end with 31 December begin on 3 October.</summary>
    [Theory]
    [InlineData("2024-10-02", 0)]
    [InlineData("2024-10-03", 1)]
    [InlineData("2024-12-31", 1)]
    public async Task The_window_is_that_of_NPS(string day, int comments) =>
        (await ThemesAsync(Paying().Said("c1", "ana@x", 3, "Es caro", day)))["price"].ShouldStartWith($"{comments} comments");

    [Fact]
    public async Task Of_a_contact_the_latest_answer_counts_with_or_without_words()
    {
        var themes = await ThemesAsync(Paying()
            .Said("c1", "Ana@x", 3, "Es caro", "2024-11-10").Said("c1", "ana@x", 9, "It is slow", "2024-12-10")
            .Said("c2", "bob@x", 2, "Es caro", "2024-11-10").Said("c2", "bob@x", 9, null, "2024-12-10"));
        themes["price"].ShouldStartWith("0 comments");
        themes["performance"].ShouldStartWith("1 comments");
    }

    [Fact]
    public async Task A_comment_beside_CSAT_counts_and_is_nobodys_promoter()
    {
        var themes = await ThemesAsync(Paying().Said("c1", "ana@x", 5, "Fair price", "2024-12-10", "csat").Said("c1", "ana@x", 3, "High price", "2024-12-11"));
        themes["price"].ShouldBe("2 comments of 1 customers, MRR 100, 0 promoters, 0 passives, 1 detractors, 1 other, 0 shared");
    }

    [Fact]
    public async Task What_detractors_and_passives_share_comes_first()
    {
        var order = await OrderAsync("shared");
        order[..3].ShouldBe(["bugs", "price", "billing"]);
        (await OrderAsync("comments"))[0].ShouldBe("price");
        (await OrderAsync("mrr"))[0].ShouldBe("billing");

        Task<List<string>> OrderAsync(string sort) => ReadAsync(
            Paying().Said("c1", "a", 3, "price", "2024-12-01").Said("c1", "b", 3, "price", "2024-12-02").Said("c1", "c", 2, "price", "2024-12-03")
                .Said("c1", "d", 3, "crashes", "2024-12-04").Said("c1", "e", 7, "crashes", "2024-12-05").Said("c2", "f", 9, "invoices", "2024-12-06"),
            async (connection, stop) => (await ReportSql.ReadAsync(
                connection, Selection.Everyone, "themes", row => row.Text("theme") ?? row.Text("kind")!, stop, ("month", new DateOnly(2024, 12, 1)), ("sort", sort))).ToList());
    }

    [Fact]
    public async Task The_same_words_are_read_once_whoever_writes_them()
    {
        var story = Paying();
        foreach (var i in Enumerable.Range(0, 3_000)) story.Said("c1", $"p{i}", 3, i % 2 == 0 ? "Es caro" : "  Es caro ", "2024-12-10");
        (await ReadAsync(story, (connection, _) => Task.FromResult(connection.Scalar<long>("select count(*) from raw.comment_readings")))).ShouldBe(1);
    }

    [Fact]
    public async Task Phrases_without_a_theme_are_counted_by_customer_and_only_the_longest_is_shown()
    {
        var phrases = await ReadAsync(
            Paying().Said("c1", "a", 5, "Estamos mirando otras opciones", "2024-12-01").Said("c2", "b", 5, "MIRANDO OTRAS OPCIONES ya", "2024-12-02").Said("c2", "c", 5, "valoramos grandes cambios", "2024-12-03"),
            (connection, stop) => ReportSql.ReadAsync(
                connection, Selection.Everyone, "theme_phrases", row => $"{row.Text("phrase")} {row.Count("comments")} {row.Count("customers")}", stop, ("month", new DateOnly(2024, 12, 1))));
        phrases.ShouldBe(["mirando otras opciones 2 2"]);
    }

    [Fact]
    public async Task Comments_with_markup_formulas_or_a_hundred_thousand_signs_are_kept_as_they_are()
    {
        string[] comments = ["<script>alert('price')</script>", "=1+1 price", "😀 سعر مرتفع", string.Concat(Enumerable.Repeat("price ", 16_000)).Trim()];
        var story = Paying();
        foreach (var (i, comment) in comments.Index()) story.Said("c1", $"p{i}", 3, comment, string.Create(CultureInfo.InvariantCulture, $"2024-12-{i + 1:00}"));
        var said = await ReadAsync(story.Said("c2", "q", 3, "   ", "2024-12-20"), (connection, stop) => ReportSql.ReadAsync(
            connection, Selection.Everyone, "theme_comments", row => row.Text("comment")!, stop, ("month", new DateOnly(2024, 12, 1)), ("theme", null), ("start", 1L), ("size", null)));
        said.ShouldBe(comments.Reverse());
    }

    private static Task<T> ReadAsync<T>(Story story, Func<DbConnection, CancellationToken, Task<T>> read) =>
        StoryWarehouses.ReadAsync(story, (warehouse, _) => warehouse.ReadAsync(read, Cancel), Cancel);

    private static Story Paying() => Story.Given().Customer("c1").Customer("c2").Subscription("s1", "2024-01-01", 100).Subscription("s2", "2024-01-01", 200, customer: "c2");

    private static Task<Dictionary<string, string>> ThemesAsync(Story story) => ReadAsync(story, async (connection, stop) => (await ReportSql.ReadAsync(
        connection, Selection.Everyone, "themes", row => (Name: row.Text("theme") ?? row.Text("kind")!, Text: string.Create(CultureInfo.InvariantCulture, $"""
            {row.Count("comments")} comments of {row.Count("customers")} customers, MRR {row.Amount("mrr"):0.##}, {row.Count("promoters")} promoters, {row.Count("passives")} passives, {row.Count("detractors")} detractors, {row.Count("other")} other, {row.Count("shared")} shared
            """)), stop, ("month", new DateOnly(2024, 12, 1)), ("sort", "shared"))).ToDictionary(one => one.Name, one => one.Text));
}

/// <summary>Comments as stories tell them.</summary>
internal static class Comments
{
    /// <summary>A row of survey_responses with a score, and a comment or none.</summary>
    public static Story Said(this Story story, string customer, string contact, int score, string? comment, string on, string survey = "nps", string? language = null) => story.Row(
        "survey_responses", ("response_id", FormattableString.Invariant($"r{story.Rows.Count:00000}")), ("customer_id", customer), ("contact", contact), ("survey", survey), ("score", score),
        ("scale_max", survey == "nps" ? null : 5), ("comment", comment), ("language", language), ("responded_at", on));
}
