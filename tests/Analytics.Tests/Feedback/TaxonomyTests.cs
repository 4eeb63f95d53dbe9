using Retention.Analytics.Feedback;

namespace Retention.Analytics.Tests.Feedback;

/// <summary>What the terms of a taxonomy mean, and what is refused.</summary>
public sealed class TaxonomyTests
{
    [Theory]
    [InlineData("soporte", "los soportes", true)]
    [InlineData("factur*", "facturación", true)]
    [InlineData("=cargo", "un cargo", true)]
    [InlineData("=cargo", "la carga", false)]
    [InlineData("puesta en marcha", "la puesta en marcha", true)]
    [InlineData("puesta en marcha", "marcha en puesta", false)]
    [InlineData("no|nunca funciona", "nunca funciona", true)]
    [InlineData("tarda ... cargar", "tarda una vida en cargar", true)]
    [InlineData("tarda ... cargar", "tarda uno dos tres cuatro cinco cargar", false)]
    [InlineData("tarda ... cargar", "cargar tarda", false)]
    [InlineData("soporte & lento", "muy lento el soporte", true)]
    [InlineData("soporte & lento", "muy lento", false)]
    [InlineData("soporte & lento", "lento. el soporte", false)]
    public void A_term_names_what_it_says(string term, string comment, bool isNamed) => (Reading([term], comment).Themes.Count > 0).ShouldBe(isNamed);

    [Theory]
    [InlineData("lento", true)]
    [InlineData("soporte lento", false)]
    [InlineData("el soporte es muy lento", false)]
    [InlineData("lento y el soporte lento", true)]
    public void An_exception_takes_away_the_words_that_it_covers(string comment, bool isNamed) =>
        (Reading(["lento", "!soporte ... lento"], comment).Themes.Count > 0).ShouldBe(isNamed);

    [Fact]
    public void Reading_what_was_written_gives_the_same_taxonomy()
    {
        var text = TaxonomyText.Write(Taxonomy.Default);
        TaxonomyText.Read(text).Version.ShouldBe(Taxonomy.Default.Version);
        TaxonomyText.Write(TaxonomyText.Read(text)).ShouldBe(text);
    }

    [Fact]
    public void Another_term_is_another_version() =>
        new Taxonomy([A("price", ["caro"])]).Version.ShouldNotBe(new Taxonomy([A("price", ["cara"])]).Version);

    [Theory]
    [InlineData("soporte &", "names no word")]
    [InlineData("!", "names no word")]
    [InlineData("tarda ...", "ends in ...")]
    [InlineData("ab*", "at least three letters")]
    [InlineData("uno||dos", "which is no word")]
    [InlineData("no-va", "which is no word")]
    [InlineData("*", "which is no word")]
    [InlineData("<script>", "which is no word")]
    public void A_term_that_cannot_be_followed_is_named_with_its_theme(string term, string why) =>
        Should.Throw<TaxonomyException>(() => new Taxonomy([A("price", [term])])).Message.ShouldSatisfyAllConditions(
            m => m.ShouldContain("'price'"), m => m.ShouldContain(term), m => m.ShouldContain(why));

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("[]", "not JSON")]
    [InlineData("{\"themes\": [{\"name\": \"a\", \"colour\": \"red\"}]}", "not JSON of the right shape in line 1")]
    [InlineData("{}", "1 to 50 themes")]
    [InlineData("{\"themes\": [null]}", "cannot be the name")]
    [InlineData("{\"themes\": [{\"name\": \"Price\"}]}", "'Price' cannot be the name")]
    [InlineData("{\"themes\": [{\"name\": \"price\"}]}", "needs a label")]
    public void A_file_that_cannot_be_used_says_why(string json, string why) =>
        Should.Throw<TaxonomyException>(() => TaxonomyText.Read(json)).Message.ShouldContain(why);

    [Fact]
    public void Two_themes_of_one_name_are_refused() =>
        Should.Throw<TaxonomyException>(() => new Taxonomy([A("price", []), A("price", [])])).Message.ShouldContain("Another theme is called 'price' already");

    private static Theme A(string name, string[] terms) => new(name, "Precio", "Price", terms, []);

    private static Reading Reading(string[] terms, string comment) => new ThemeReader(new([A("one", terms)])).Read(comment, "es");
}
