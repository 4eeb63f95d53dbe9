using Retention.Web.Work;

namespace Retention.Web.Tests.Work;

/// <summary>Who sees which segment, and which names and filters are taken.</summary>
public abstract class SavedSegmentsTests(AWorkDatabase work) : IAsyncDisposable
{
    private readonly string ana = Reader.New();
    private readonly string bo = Reader.New();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_shared_one_is_seen_by_everybody_and_a_private_one_by_its_reader()
    {
        (await SaveAsync("Ours", "segment:small", shared: true, ana)).ShouldBeNull();
        (await SaveAsync("Mine", "country!:ES", shared: false, ana)).ShouldBeNull();
        (await NamesAsync(ana)).ShouldBe(["Mine", "Ours"]);
        (await NamesAsync(bo)).ShouldBe(["Ours"]);
        (await NamesAsync(null)).ShouldBe(["Ours"]);
        var mine = (await work.Segments.SeenByAsync(ana, Stop)).Single(segment => segment.Owner is not null);
        (await work.Segments.SaveAsync(new(mine.Id, "Stolen", null, false, null), bo, Stop)).ShouldBe("gone");
        (await work.Segments.DeleteAsync(mine.Id, bo, Stop)).ShouldBeNull();
        (await NamesAsync(ana)).ShouldBe(["Mine", "Ours"]);
    }

    [Theory]
    [InlineData("", "segment:small", "empty")]
    [InlineData("  \t ", "segment:small", "empty")]
    [InlineData("OURS", "segment:mid", "taken")]
    [InlineData("  ours ", "segment:mid", "taken")]
    [InlineData("Fine", "segment", "filter")]
    [InlineData("Fine", "colour:red", "filter")]
    [InlineData("Fine", "", "everybody")]
    [InlineData("Fine", null, "everybody")]
    public async Task What_cannot_be_saved_says_why(string name, string? where, string why)
    {
        await SaveAsync("Ours", "segment:small", shared: true, null);
        (await SaveAsync(name, where, shared: true, ana)).ShouldBe(why);
        (await NamesAsync(ana)).ShouldBe(["Ours"]);
    }

    [Fact]
    public async Task A_name_has_at_most_eighty_characters_and_is_kept_as_text()
    {
        (await SaveAsync(new string('x', 81), "segment:small", true, ana)).ShouldBe("long");
        (await SaveAsync(new string('x', 10_000), "segment:small", true, ana)).ShouldBe("long");
        (await SaveAsync("<script>alert(1)</script>  '; drop table segments --", "segment:small", true, ana)).ShouldBeNull();
        (await NamesAsync(bo)).ShouldBe(["<script>alert(1)</script> '; drop table segments --"]);
    }

    [Fact]
    public async Task Two_readers_may_give_their_own_segments_one_name()
    {
        (await SaveAsync("Mine", "segment:small", false, ana)).ShouldBeNull();
        (await SaveAsync("Mine", "segment:mid", false, bo)).ShouldBeNull();
        (await SaveAsync("Mine", "segment:mid", false, bo)).ShouldBe("taken");
    }

    [Fact]
    public async Task Of_two_that_save_one_name_at_once_one_is_told()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SaveAsync("Ours", "segment:small", true, null), Stop)));
        answers.Count(answer => answer is null).ShouldBe(1);
        answers.Where(answer => answer is not null).ShouldAllBe(answer => answer == "taken");
    }

    [Fact]
    public async Task A_filter_is_kept_in_its_one_way_of_writing()
    {
        await SaveAsync("Ours", "country:ES;segment:smb,mid", true, null);
        var segment = (await work.Segments.SeenByAsync(null, Stop)).ShouldHaveSingleItem();
        segment.Where.ShouldBe("segment:mid,smb;country:ES");
        segment.Read()!.Text.ShouldBe(segment.Where);
    }

    [Fact]
    public async Task A_deleted_one_is_gone_gives_its_name_free_and_comes_back()
    {
        await SaveAsync("Ours", "segment:small", true, null);
        var id = (await work.Segments.SeenByAsync(null, Stop)).Single().Id;
        (await work.Segments.DeleteAsync(id, null, Stop))!.Name.ShouldBe("Ours");
        (await NamesAsync(null)).ShouldBeEmpty();
        (await SaveAsync("Ours", "segment:mid", true, null)).ShouldBeNull();
        (await work.Segments.SaveAsync(new(id, "Ours", null, false, null), null, Stop)).ShouldBe("taken");
        (await work.Segments.SaveAsync(new(id, "Ours again", null, false, null), null, Stop)).ShouldBeNull();
        (await NamesAsync(null)).ShouldBe(["Ours", "Ours again"]);
    }

    [Fact]
    public async Task One_that_can_no_longer_be_followed_is_listed_and_selects_nobody()
    {
        await SaveAsync("Old", "segment:small", true, null);
        work.Execute("update segments set \"where\" = 'colour:red'");
        (await work.Segments.SeenByAsync(null, Stop)).ShouldHaveSingleItem().Read().ShouldBeNull();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return work.DisposeAsync();
    }

    private Task<string?> SaveAsync(string name, string? where, bool shared, string? reader) => work.Segments.SaveAsync(new(0, name, where, shared, null), reader, Stop);

    private async Task<string[]> NamesAsync(string? reader) => [.. (await work.Segments.SeenByAsync(reader, Stop)).Select(segment => segment.Name)];
}

public sealed class SavedSegmentsTestsOnSqlite() : SavedSegmentsTests(new AWorkDatabase());

public sealed class SavedSegmentsTestsOnPostgres() : SavedSegmentsTests(new AWorkDatabase(onServer: true));
