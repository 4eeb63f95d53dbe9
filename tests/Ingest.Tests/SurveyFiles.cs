using Retention.Ingest.Mappings;

namespace Retention.Ingest.Tests;

/// <summary>Exports of survey tools: what each mapping makes of them.</summary>
public sealed class SurveyFiles
{
    private const string Wide = "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,"
        + "How likely is it that you would recommend Acme to a friend or colleague?,What is the reason for your score?\n";

    private const string Answers = "select response_id, customer_id, contact, survey, scale_max, score, comment, sent_at, responded_at, reason, reason_column from staging.survey_responses order by line";

    [Fact]
    public async Task SurveyMonkey_has_two_header_rows_and_a_column_for_each_question()
    {
        await using var workspace = await Workspace.OpenAsync();
        var report = await workspace.LoadAsync("export.csv", Wide + """
            ,,,,,,,,,,Open-Ended Response
            7001,C1,02/03/2024 09:15:00 AM,02/03/2024 01:17:10 PM,192.0.2.7,Eva@example.com,Eva,Test,c9,9,"Rápido, y amable"
            7002,C1,02/04/2024 08:00:00 AM,02/04/2024 08:01:00 AM,192.0.2.8,tom@example.com,Tom,,,6,
            7003,C1,02/04/2024 08:00:00 AM,02/04/2024 08:01:00 AM,192.0.2.9,,,,,7,
            7004,C1,02/05/2024 08:00:00 AM,02/05/2024 08:01:00 AM,192.0.2.9,ann@example.com,,,,,skipped the first question

            """);
        (report.Mapping, report.Rows, report.Accepted, report.Quarantined, report.Skipped).ShouldBe(("surveymonkey_condensed", 5L, 2L, 2L, 1L), report.Message);
        report.SkippedBecause.ShouldBe(new Dictionary<string, long> { ["second_header"] = 1 });
        workspace.Rows("select line, reason, text from raw.skips").ShouldBe(["2|second_header|,,,,,,,,,,Open-Ended Response"]);
        workspace.Rows(Answers).ShouldBe([
            "7001|c9|Eva@example.com|nps|10|9|Rápido, y amable|-|2024-02-03 13:17|-|-",
            "7002|tom@example.com|tom@example.com|nps|10|6|-|-|2024-02-04 08:01|-|-",
            "7003|-|-|nps|10|7|-|-|2024-02-04 08:01|missing|customer_id",
            "7004|ann@example.com|ann@example.com|nps|10|-|skipped the first question|-|2024-02-05 08:01|missing|score"]);
    }

    [Fact]
    public async Task A_question_that_several_columns_begin_with_is_not_guessed()
    {
        await using var workspace = await Workspace.OpenAsync();
        var header = Wide.Replace("What is the reason", "How likely is it that you would recommend us to your mother?,What is the reason");
        var report = await workspace.LoadAsync("export.csv", header + "7001,C1,02/03/2024 09:15:00 AM,02/03/2024 09:17:10 AM,192.0.2.7,eva@example.com,Eva,Test,,9,8,fine\n");
        report.Message.ShouldBe("export.csv: \"How likely is it that you would recommend*\" in the mapping fits the column \"How likely is it that you would recommend Acme to a friend or colleague?\" as well as \"How likely is it that you would recommend us to your mother?\"; write out in the mapping which one is meant.");
    }

    [Fact]
    public async Task A_survey_in_other_words_is_refused_with_the_columns_that_differ()
    {
        await using var workspace = await Workspace.OpenAsync();
        var report = await workspace.LoadAsync("export.csv", Wide.Replace("How likely is it that you would recommend Acme", "¿Nos recomendaría") + "7001,C1,02/03/2024,02/03/2024,,a@example.com,,,,9,fine\n");
        (report.Status, report.Accepted).ShouldBe((LoadStatus.Refused, 0L));
        report.Message.ShouldNotBeNull().ShouldStartWith("export.csv, line 1: the header is not one that is known. The closest is surveymonkey_condensed; missing: How likely is it that you would recommend*; not part of it: ");
    }

    [Fact]
    public async Task Delighted_writes_times_in_seconds_and_only_NPS_has_a_known_scale()
    {
        await using var workspace = await Workspace.OpenAsync();
        var report = await workspace.LoadAsync("responses.csv", """
            id,person,survey_type,score,comment,permalink,created_at,updated_at,person_properties,notes,tags
            11,901,nps,10,Great,https://example.com/11,1709283600,1709283600,"{""customer_id"":""c7"",""plan"":""Pro""}",[],[]
            12,902,nps,3,,https://example.com/12,1709283661,1709283661,{},[],[]
            13,"{""id"":903,""email"":""li@example.com""}",csat,4,,https://example.com/13,1709283661,1709283661,,[],[]
            14,904,nps,8,,https://example.com/14,1709283661000,1709283661000,,[],[]

            """);
        (report.Mapping, report.Rows, report.Accepted, report.Quarantined).ShouldBe(("delighted_responses", 4L, 2L, 2L), report.Message);
        workspace.Rows(Answers).ShouldBe([
            "11|c7|901|nps|10|10|Great|-|2024-03-01 09:00|-|-",
            "12|902|902|nps|10|3|-|-|2024-03-01 09:01|-|-",
            "13|903|li@example.com|csat|-|4|-|-|2024-03-01 09:01|bad_number|scale_max",
            "14|904|904|nps|10|8|-|-|-|bad_date|responded_at"]);
    }

    [Fact]
    public async Task Wootric_keeps_responses_that_are_excluded_from_calculations_aside()
    {
        await using var workspace = await Workspace.OpenAsync();
        var report = await workspace.LoadAsync("responses.csv", """
            id,score,text,ip_address,origin_url,completed,excluded_from_calculations,created_at,updated_at,end_user
            21,9,Good,192.0.2.1,https://example.com,true,false,1709283600,1709283600,"{""email"":""eva@example.com"",""external_id"":null}"
            22,0,test,192.0.2.1,https://example.com,true,true,1709283600,1709283600,"{""email"":""me@example.com""}"
            23,5,,192.0.2.1,https://example.com,true,false,1709283600,1709283600,"{""email"":""tom@example.com"",""external_id"":""c3""}"
            24,5,,192.0.2.1,https://example.com,true,false,1709283600,1709283600,not json

            """);
        (report.Mapping, report.Rows, report.Accepted, report.Quarantined, report.Skipped).ShouldBe(("wootric_responses", 4L, 2L, 1L, 1L), report.Message);
        workspace.Rows("select line, reason from raw.skips").ShouldBe(["3|excluded_from_calculations"]);
        workspace.Rows(Answers).ShouldBe([
            "21|eva@example.com|eva@example.com|nps|10|9|Good|-|2024-03-01 09:00|-|-",
            "23|c3|tom@example.com|nps|10|5|-|-|2024-03-01 09:00|-|-",
            "24|-|-|nps|10|5|-|-|2024-03-01 09:00|missing|customer_id"]);
    }

    [Fact]
    public async Task An_answer_without_a_name_or_an_id_keeps_the_id_it_is_given()
    {
        await using var workspace = await Workspace.OpenAsync();
        var (catalogue, name) = MappingCatalogue.Load(null).Asking(Example());
        workspace.Mappings = catalogue;
        const string header = "Timestamp,\"On a scale of 0-10, how would you rate Sudzilla?\",...why?,Food\n";
        const string rows = "2024-05-01 10:00:00.125,9,Good,ok\n2024-05-01 10:00:00.125,9,Good,ok\n2024-05-01 10:02:00,2,,bad\n";
        var report = await workspace.LoadAsync("form.csv", header + rows, new(Mapping: name));
        (report.Mapping, report.Accepted).ShouldBe(("sudzilla_2019", 3L), report.Message);
        await workspace.LoadAsync("later.csv", header + "2024-05-01 09:59:00,7,,ok\n" + rows);
        workspace.Rows("select response_id, customer_id, contact = response_id, score from staging.survey_responses where reason is null order by response_id").ShouldBe([
            "sudzilla-2019 2024-05-01 09:59:00#1|anonymous|True|7",
            "sudzilla-2019 2024-05-01 10:00:00.125#1|anonymous|True|9",
            "sudzilla-2019 2024-05-01 10:00:00.125#2|anonymous|True|9",
            "sudzilla-2019 2024-05-01 10:02:00#1|anonymous|True|2"]);
    }

    [Fact]
    public async Task The_published_survey_has_8_promoters_and_22_detractors_of_39()
    {
        var file = Path.Combine(Ingest.Tests.Mappings.Shared(), "oracles", "nps", "input_02.csv");
        Assert.SkipUnless(File.Exists(file), "the folder with the published answers is not beside this clone");
        await using var workspace = await Workspace.OpenAsync();
        var (catalogue, name) = MappingCatalogue.Load(null).Asking(Example());
        workspace.Mappings = catalogue;
        var report = (await workspace.LoadPathAsync(file, new(Mapping: name))).ShouldHaveSingleItem();
        (report.Status, report.Rows, report.Accepted).ShouldBe((LoadStatus.Loaded, 39L, 39L), report.Message);
        (await workspace.Warehouse.RefreshAsync(null, Workspace.Cancel)).Failures.ShouldBeEmpty();
        workspace.Rows("""
            select count(*), count(distinct contact), count(*) filter (score >= 9), count(*) filter (score <= 6),
                round(100.0 * (count(*) filter (score >= 9) - count(*) filter (score <= 6)) / count(*), 1)
            from core.responses
            """).ShouldBe(["39|39|8|22|-35.9"]);
    }

    [Fact]
    public void A_mapping_that_is_asked_for_by_its_file_must_be_there()
    {
        Should.Throw<RefusedFileException>(() => MappingCatalogue.Load(null).Asking("nowhere.json")).Message.ShouldBe("nowhere.json: there is no such file or folder; check the path.");
        MappingCatalogue.Load(null).Asking("stripe_subscriptions").Name.ShouldBe("stripe_subscriptions");
    }

    private static string Example()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Retention.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "docs", "examples", "survey_in_columns.json");
    }
}
