using System.Globalization;

namespace Retention.Ingest.Tests;

/// <summary>Answers to surveys that cannot be used, and texts that are only odd.</summary>
public sealed class BadAnswers
{
    private const string Header = "response_id,customer_id,contact,survey,scale_max,score,comment,sent_at,responded_at\n";

    public static TheoryData<string, string, string> Answers => new()
    {
        { "r1,c1,,nps,,11,,,2024-01-05", "out_of_scale|score|11", "The score 11 is outside the scale of the survey." },
        { "r1,c1,,nps,10,-1,,,2024-01-05", "out_of_scale|score|-1", "The score -1 is outside the scale of the survey." },
        { "r1,c1,,nps,,7.5,,,2024-01-05", "not_whole|score|7.5", "score is 7.5; scores are whole numbers." },
        { "r1,c1,,csat,5,4.5,,,2024-01-05", "not_whole|score|4.5", "score is 4.5; scores are whole numbers." },
        { "r1,c1,,ces,7,0.5,,,2024-01-05", "not_whole|score|0.5", "score is 0.5; scores are whole numbers." },
        { "r1,c1,,csat,5,6,,,2024-01-05", "out_of_scale|score|6", "The score 6 is outside the scale of the survey." },
        { "r1,c1,,nps,,great,,,2024-01-05", "bad_number|score|great", "score is \"great\", which is not a number." },
        { "r1,c1,,nps,,9 of 10,,,2024-01-05", "bad_number|score|9 of 10", "score is \"9 of 10\", which is not a number." },
        { "r1,c1,,nps,,,no score,2024-01-04,2024-01-05", "missing|score|-", "score is required and is blank." },
        { "r1,c1,,nps,5,4,,,2024-01-05", "not_the_scale|scale_max|5", "scale_max is 5, and this survey is asked on a scale of 0 to 10." },
        { "r1,c1,,,,9,,,2024-01-05", "missing|survey|-", "survey is required and is blank." },
        { "r1,c1,,stars,5,4,,,2024-01-05", "unknown_value|survey|stars", "survey is \"stars\", a word that is not known here; map it to a known one." },
        { "r1,c1,,nps,,9,,2024-01-06,2024-01-05", "answered_before_sent|responded_at|2024-01-05", "The answer (2024-01-05) came before the survey was sent." },
        { "r1,c1,,nps,,9,,2024-01-05 10:00,2024-01-05 09:59", "answered_before_sent|responded_at|2024-01-05 09:59", "The answer (2024-01-05 09:59) came before the survey was sent." },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_that_cannot_be_used_waits_under_its_rule(string row, string finding, string sentence)
    {
        await using var workspace = await Workspace.OpenAsync();
        var report = await workspace.LoadAsync("answers.csv", Header + "r0,c0,,nps,,0,,2024-01-01,2024-01-01\n" + row + "\n");
        (report.Status, report.Rows, report.Accepted, report.Quarantined).ShouldBe((LoadStatus.Loaded, 2L, 1L, 1L), report.Message);
        workspace.Rows("select reason, reason_column, reason_value from staging.survey_responses where line = 3").ShouldBe([finding]);
        var parts = finding.Split('|');
        QuarantineRules.Say(parts[0], parts[1], parts[2] == "-" ? null : parts[2], CultureInfo.GetCultureInfo("en")).ShouldBe(sentence);
    }

    [Fact]
    public async Task A_day_does_not_come_before_an_hour_of_the_same_day()
    {
        await using var workspace = await Workspace.OpenAsync();
        var report = await workspace.LoadAsync("answers.csv", Header + "r1,c1,,nps,,9,,2024-01-05 10:00,2024-01-05\nr2,c1,,nps,,9,,2024-01-05,2024-01-05 00:00\n");
        (report.Accepted, report.Quarantined).ShouldBe((2L, 0L));
    }

    [Fact]
    public async Task Each_answer_keeps_the_scale_it_was_given_on()
    {
        await using var workspace = await Workspace.OpenAsync();
        var report = await workspace.LoadAsync("answers.csv", Header + "r1,c1,,csat,5,5,,,2024-01-05\nr2,c1,,csat,7,6,,,2024-06-05\nr3,c1,,csat,5,6,,,2024-06-06\nr4,c1,,nps,10,10,,,2024-06-06\n");
        (report.Accepted, report.Quarantined).ShouldBe((3L, 1L));
        workspace.Rows("select response_id, scale_max, score, reason from staging.survey_responses order by line").ShouldBe(["r1|5|5|-", "r2|7|6|-", "r3|5|6|out_of_scale", "r4|10|10|-"]);
    }

    [Fact]
    public async Task The_same_answer_twice_counts_once_and_the_newest_counts()
    {
        await using var workspace = await Workspace.OpenAsync();
        var first = await workspace.LoadAsync("a.csv", Header + "r1,c1,,nps,,9,,,2024-01-05\nr1,c1,,nps,,9,,,2024-01-05\nr2,c1,,nps,,3,,,2024-01-05\n");
        (first.Accepted, first.Replaced).ShouldBe((3L, 1L));
        var second = await workspace.LoadAsync("b.csv", Header + "r1,c1,,nps,,9,,,2024-01-05\nr2,c1,,nps,,8,changed,,2024-01-06\n");
        (second.Accepted, second.Replaced).ShouldBe((2L, 2L));
        workspace.Rows("select load_id, response_id, score, comment from staging.survey_responses order by response_id").ShouldBe(["2|r1|9|-", "2|r2|8|changed"]);
        workspace.Rows("select count(*), count(superseded_by) from raw.survey_responses").ShouldBe(["5|3"]);
    }

    [Theory]
    [InlineData("<script>alert('x')</script><b onclick=\"x\">hi</b>")]
    [InlineData("=HYPERLINK(\"http://example.com\",\"click\")")]
    [InlineData("@SUM(A1:A9)")]
    [InlineData("'; drop table raw.survey_responses; --")]
    [InlineData("👩‍👩‍👧‍👦 🇪🇸 ❤️‍🔥 great")]
    [InlineData("שירות מצוין \u202e evil \u202c خدمة ممتازة")]
    [InlineData("two\nlines, and a tab\there")]
    public async Task A_comment_stays_the_text_it_was(string comment)
    {
        await using var workspace = await Workspace.OpenAsync();
        var quoted = $"\"{comment.Replace("\"", "\"\"")}\"";
        (await workspace.LoadAsync("answers.csv", Header + $"r1,c1,,nps,,9,{quoted},,2024-01-05\n")).Accepted.ShouldBe(1);
        var wide = await workspace.LoadAsync("wootric.csv", $"id,score,text,excluded_from_calculations,created_at,end_user\n1,9,{quoted},false,1709283600,\"{{\"\"email\"\":\"\"eva@example.com\"\"}}\"\n");
        (wide.Mapping, wide.Accepted).ShouldBe(("wootric_responses", 1L), wide.Message);
        workspace.Rows("select comment from staging.survey_responses where reason is null").ShouldBe([comment, comment]);
    }

    [Fact]
    public async Task A_comment_of_100_000_characters_stays_whole()
    {
        await using var workspace = await Workspace.OpenAsync();
        var comment = string.Concat(Enumerable.Repeat("Señal ñ 😀, \"\"so\"\"\n", 100_000 / 15)) + "end";
        var report = await workspace.LoadAsync("answers.csv", Header + $"r1,c1,,nps,,9,\"{comment}\",,2024-01-05\nr2,c1,,nps,,8,short,,2024-01-05\n");
        (report.Accepted, report.Quarantined).ShouldBe((2L, 0L), report.Message);
        comment.Length.ShouldBeGreaterThan(100_000);
        var read = workspace.Rows("select comment from staging.survey_responses order by line");
        (read[0] == comment.Replace("\"\"", "\""), read[1]).ShouldBe((true, "short"));
    }
}
