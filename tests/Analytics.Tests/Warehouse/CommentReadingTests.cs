using Retention.Analytics.Feedback;
using Retention.Analytics.Tests.Stories;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Warehousing;

/// <summary>Comments are read once for each taxonomy, and a bad taxonomy changes nothing.</summary>
public sealed class CommentReadingTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("retention-themes-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File => Path.Combine(directory, "taxonomy.json");

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task A_workspace_with_a_taxonomy_of_its_own_reads_every_comment_by_it()
    {
        await using var warehouse = await OpenAsync();
        await RefreshAsync(warehouse);
        Themes(warehouse).ShouldBe("price");
        TaxonomyFile.Write(warehouse, new Taxonomy([new("wallet", "Cartera", "Wallet", ["caro"], [])]));
        await RefreshAsync(warehouse);
        Themes(warehouse).ShouldBe("wallet");
        TaxonomyFile.Reset(warehouse);
        await RefreshAsync(warehouse);
        Themes(warehouse).ShouldBe("price");
    }

    [Fact]
    public async Task A_taxonomy_that_cannot_be_used_leaves_the_old_one_in_force_and_says_why()
    {
        await using var warehouse = await OpenAsync();
        TaxonomyFile.Write(warehouse, new Taxonomy([new("wallet", "Cartera", "Wallet", ["caro"], [])]));
        await RefreshAsync(warehouse);
        await System.IO.File.WriteAllTextAsync(File, "{ \"themes\": [", Cancel);
        await RefreshAsync(warehouse);
        Themes(warehouse).ShouldBe("wallet");
        TaxonomyFile.Read(warehouse).ShouldSatisfyAllConditions(
            file => file.InForce.Themes.Single().Name.ShouldBe("wallet"), file => file.Problem!.ShouldContain("taxonomy.json cannot be used"));
    }

    [Fact]
    public async Task A_refresh_reads_only_what_is_new()
    {
        await using var warehouse = await OpenAsync();
        await RefreshAsync(warehouse);
        await warehouse.WriteAsync("a mark", (c, _) => Task.FromResult(c.Execute("update raw.comment_readings set themes = 'marked'")), Cancel);
        await RefreshAsync(warehouse);
        Themes(warehouse).ShouldBe("marked");
    }

    [Fact]
    public async Task Other_policies_see_the_same_themes()
    {
        await using var warehouse = await OpenAsync();
        await RefreshAsync(warehouse);
        await using var variant = await warehouse.OpenVariantAsync(warehouse.Settings.Policies.With("netting", "month"), warehouse.AsOf, null, Cancel);
        Themes(variant).ShouldBe("price");
    }

    [Fact]
    public async Task A_rehearsal_reads_the_comments_that_it_brings()
    {
        await using var warehouse = await OpenAsync();
        await RefreshAsync(warehouse);
        await using var copy = await warehouse.OpenCopyAsync(Cancel);
        await RefreshAsync(copy, "Las facturas llegan puntuales");
        Themes(copy).ShouldBe("billing");
        Themes(warehouse).ShouldBe("price");
    }

    private async Task<Warehouse> OpenAsync() => await Warehouse.OpenAsync(new(directory) { Threads = 1, MemoryLimit = "1GB" }, TimeProvider.System, Cancel);

    private static async Task RefreshAsync(Warehouse warehouse, string comment = "Es caro")
    {
        var story = Story.Given().Customer("c1").Subscription("s1", "2024-01-01", 100).Said("c1", "ana@x", 3, comment, "2024-12-10");
        await warehouse.WriteAsync("one comment", (c, _) => Task.FromResult(c.Execute("delete from raw.survey_responses")), Cancel);
        if (warehouse.Settings.PinnedAsOf is null) await StoryWarehouses.LoadAsync(story, warehouse, Cancel);
        else await AddAsync(warehouse, comment);
        await warehouse.SaveSettingsAsync(new(story.Policies, story.Day), Cancel);
        (await warehouse.RefreshAsync(null, Cancel)).Failures.ShouldBeEmpty();
    }

    private static Task<int> AddAsync(Warehouse warehouse, string comment) => warehouse.WriteAsync("one comment", (c, _) => Task.FromResult(c.Execute(
        "insert into raw.survey_responses (load_id, line, response_id, customer_id, survey, score, comment, responded_at) values (1, 2, 'r1', 'c1', 'nps', '3', $1, '2024-12-10')", comment)), Cancel);

    private static string Themes(Warehouse warehouse)
    {
        using var connection = warehouse.OpenReader();
        return connection.Scalar<string>("select array_to_string(themes, ',') from mart.comments")!;
    }
}
