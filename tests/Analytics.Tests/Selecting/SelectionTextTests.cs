using FsCheck;
using FsCheck.Fluent;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Tests.Selecting;

/// <summary>How a selection is written in addresses and on the command line.</summary>
public sealed class SelectionTextTests
{
    private static readonly Gen<string?> Values = Gen.OneOf(
        Gen.Elements<string?>("smb", "mid", null, "~", ",", "a,b", "a;b|c", "\\", "\\~", "x:y", "!:", " ", "ñ", "<script>", "' or 1=1 --", "%2C+&="),
        Gen.Choose(1, 6).SelectMany(length => Gen.ArrayOf(Gen.Elements(",;|\\~:! aé".ToCharArray()), length)).Select(signs => (string?)new string(signs)));

    private static readonly Gen<Condition[][]> Groups = Several(Several(Conditions(), 1, 4), 0, 4);

    [Fact]
    public void What_is_written_is_read_back_as_the_same_selection() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true),
        Prop.ForAll(Arb.From(Groups), groups =>
        {
            var selection = Selection.Of(groups);
            var again = Selection.Where(selection.Text);
            again.Text.ShouldBe(selection.Text);
            again.Groups.Select(Shown).ShouldBe(selection.Groups.Select(Shown));
            Selection.Of(groups.Select(one => one.AsEnumerable().Reverse()).Reverse()).ShouldBe(selection);
        }));

    [Theory]
    [InlineData("segment:smb", "segment:smb")]
    [InlineData("segment:smb,mid,smb", "segment:mid,smb")]
    [InlineData("plan:pro;country!:FR,ES;segment:~,smb", "segment:~,smb;country!:ES,FR;plan:pro")]
    [InlineData("plan:b|plan:a|plan:b", "plan:a|plan:b")]
    [InlineData("", "")]
    [InlineData("  ", "")]
    public void The_same_view_has_the_same_address(string written, string text) => Selection.Where(written).Text.ShouldBe(text);

    [Theory]
    [InlineData("segment", "not_a_condition", "segment")]
    [InlineData(":x", "not_a_condition", ":x")]
    [InlineData("segment:a;", "not_a_condition", "")]
    [InlineData("colour:red", "unknown_attribute", "colour")]
    [InlineData("segment; drop table core.customers:x", "not_a_condition", "segment")]
    [InlineData("segment:", "no_value", "segment:")]
    [InlineData("segment:a,,b", "no_value", "segment:a,,b")]
    public void What_cannot_be_followed_says_what_to_write(string text, string kind, string part)
    {
        var problem = Should.Throw<SelectionException>(() => Selection.Where(text));
        problem.Kind.ShouldBe(kind);
        problem.Text.ShouldBe(part);
        problem.Message.ShouldEndWith(".");
    }

    [Fact]
    public void A_filter_has_its_limits()
    {
        Problem(string.Join(';', Enumerable.Range(0, 51).Select(i => $"segment:s{i}"))).ShouldBe("too_many_conditions");
        Problem("segment:" + string.Join(',', Enumerable.Range(0, 201))).ShouldBe("too_many_values");
        Problem("segment:" + new string('x', 8001)).ShouldBe("too_long");
        Selection.Where("segment:" + string.Join(',', Enumerable.Range(0, 200))).Groups[0][0].Values.Count.ShouldBe(200);
        static string Problem(string text) => Should.Throw<SelectionException>(() => Selection.Where(text)).Kind;
    }

    private static Gen<T[]> Several<T>(Gen<T> of, int least, int most) => Gen.Choose(least, most).SelectMany(count => Gen.ArrayOf(of, count));

    private static Gen<Condition> Conditions() =>
        from attribute in Gen.Elements(Selection.Attributes.ToArray())
        from isNot in Gen.Elements(true, false)
        from values in Several(Values, 1, 3)
        select new Condition(attribute, isNot, values);

    private static List<(string, bool, string)> Shown(IReadOnlyList<Condition> group) =>
        [.. group.Select(condition => (condition.Attribute, condition.IsNot, string.Join('\n', condition.Values.Select(value => value ?? "null"))))];
}
