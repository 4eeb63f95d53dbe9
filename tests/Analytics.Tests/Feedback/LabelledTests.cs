using Retention.Analytics.Feedback;

namespace Retention.Analytics.Tests.Feedback;

/// <summary>How well themes are found in comments that people could have written: docs/themes.md has the figures.</summary>
public sealed class LabelledTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("held-out")]
    [InlineData("later")]
    public void Four_of_five_themes_of_held_out_comments_are_found_and_four_of_five_found_are_right(string part)
    {
        var scores = Measure(part);
        scores[0].Precision.ShouldBeGreaterThanOrEqualTo(.8);
        scores[0].Recall.ShouldBeGreaterThanOrEqualTo(.8);
    }

    [Fact]
    public void Comments_for_tuning_are_read_at_least_as_well()
    {
        var scores = Measure("tuning");
        scores[0].Precision.ShouldBeGreaterThanOrEqualTo(.85);
        scores[0].Recall.ShouldBeGreaterThanOrEqualTo(.85);
    }

    [Fact]
    public void No_comment_is_in_two_parts_and_every_theme_is_in_the_held_out_ones()
    {
        var (tuning, heldOut) = (Labelled.Read("tuning"), Labelled.Read("held-out").Concat(Labelled.Read("later")).ToList());
        heldOut.Count.ShouldBeGreaterThan(200);
        heldOut.Concat(tuning).Select(c => c.Comment).ShouldBeUnique();
        heldOut.SelectMany(c => c.Themes).Distinct().Order().ShouldBe(Taxonomy.Default.Themes.Select(t => t.Name).Order());
    }

    [Fact]
    public void The_language_of_nearly_all_held_out_comments_is_right()
    {
        var read = Labelled.Read("held-out").Concat(Labelled.Read("later")).Select(c => (c.Language, Found: c.Reading().Language)).ToList();
        output.WriteLine($"right {read.Count(r => r.Found == r.Language)}, unknown {read.Count(r => r.Found is null)}, wrong {read.Count(r => r.Found is { } found && found != r.Language)} of {read.Count}");
        read.Count(r => r.Found is { } found && found != r.Language).ShouldBeLessThan(read.Count / 50);
    }

    private List<Score> Measure(string part)
    {
        var comments = Labelled.Read(part);
        var read = comments.Select(c => (c.Themes, Found: c.Reading().Themes)).ToList();
        var scores = Score.Of(read, Taxonomy.Default.Themes.Select(t => t.Name));
        output.WriteLine($"{part}: {comments.Count} comments, {read.Count(r => r.Themes.Order().SequenceEqual(r.Found.Order()))} of them with exactly the right themes");
        output.WriteLine("| theme | comments | precision | recall |\n|---|---:|---:|---:|\n" + string.Join('\n', scores));
        return scores;
    }
}
