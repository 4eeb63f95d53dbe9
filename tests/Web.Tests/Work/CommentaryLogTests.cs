namespace Retention.Web.Tests.Work;

/// <summary>A commentary keeps every version, and of two writers the second is told.</summary>
public abstract class CommentaryLogTests(AWorkDatabase work) : IAsyncDisposable
{

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_saving_adds_a_version_and_changes_none()
    {
        (await WriteAsync("First.", 0)).ShouldBeNull();
        (await WriteAsync(" Second,\r\nin two lines. \r\n", 1)).ShouldBeNull();
        (await WriteAsync("", 2)).ShouldBeNull();
        (await TextsAsync()).ShouldBe(["", "Second,\nin two lines.", "First."]);
        (await work.Log.LatestAsync("2026-08", Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task The_second_of_two_writers_is_told_and_nothing_is_overwritten()
    {
        await WriteAsync("First.", 0);
        (await WriteAsync("Ana's.", 1)).ShouldBeNull();
        (await WriteAsync("Bo's.", 1)).ShouldBe("overtaken");
        (await WriteAsync("Bo's.", 2)).ShouldBeNull();
        (await TextsAsync()).ShouldBe(["Bo's.", "Ana's.", "First."]);
    }

    [Fact]
    public async Task Of_many_that_save_at_once_one_is_taken()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => WriteAsync($"Writer {i}.", 0), Stop)));
        answers.Count(answer => answer is null).ShouldBe(1);
        answers.Where(answer => answer is not null).ShouldAllBe(answer => answer == "overtaken");
        (await TextsAsync()).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Saving_what_stands_there_adds_nothing()
    {
        (await WriteAsync("", 0)).ShouldBeNull();
        await WriteAsync("First.", 0);
        (await WriteAsync("First.", 0)).ShouldBeNull();
        (await TextsAsync()).ShouldBe(["First."]);
    }

    [Fact]
    public async Task A_text_has_at_most_four_thousand_characters_and_a_line_end_counts_as_one()
    {
        (await WriteAsync(new string('x', 4001), 0)).ShouldBe("long");
        (await WriteAsync(string.Concat(Enumerable.Repeat("x\r\n", 1999)) + "xx", 0)).ShouldBeNull();
        (await work.Log.WriteAsync(new("soon", "First.", 0, null), Stop)).ShouldBe("period");
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return work.DisposeAsync();
    }

    private Task<string?> WriteAsync(string text, int version) => work.Log.WriteAsync(new("2026-09", text, version, null), Stop);

    private async Task<string[]> TextsAsync() => [.. (await work.Log.VersionsAsync("2026-09", Stop)).Select(version => version.Text)];
}

public sealed class CommentaryLogTestsOnSqlite() : CommentaryLogTests(new AWorkDatabase());

public sealed class CommentaryLogTestsOnPostgres() : CommentaryLogTests(new AWorkDatabase(onServer: true));
