namespace Retention.Web.Tests.Commands;

/// <summary>Themes on the command line.</summary>
public sealed class TaxonomyCommandTests : IDisposable
{
    private readonly TheProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task A_taxonomy_that_cannot_be_used_is_said_by_a_refresh_and_stops_nothing()
    {
        program.Write("survey_responses.csv", "response_id,customer_id,survey,score,comment,responded_at\nr1,c1,nps,3,Es caro,2024-12-10\n");
        await program.MustAsync("ingest", program.Folder, "--as-of", "2024-12-31");
        program.Write(Path.Combine("data", "taxonomy.json"), "{ \"themes\": [");

        var said = await program.MustAsync("refresh");

        said.Error.ShouldContain("taxonomy.json cannot be used");
        var themes = (await program.MustAsync("report", "themes", "--set", "month=2024-12", "--format", "json")).Json.GetProperty("rows").EnumerateArray().ToList();
        themes.Single(row => row.GetProperty("theme").GetString() == "price").GetProperty("comments").GetInt64().ShouldBe(1);
    }
}
