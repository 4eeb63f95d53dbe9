using System.Diagnostics;
using Retention.Analytics.Feedback;

namespace Retention.Analytics.Tests.Feedback;

/// <summary>What is read in a comment, whatever people put into one.</summary>
public sealed class ThemeReaderTests
{
    private static readonly ThemeReader Reader = new(Taxonomy.Default);

    [Theory]
    [InlineData("El precio es abusivo", "es", "price")]
    [InlineData("EL PRECIO ES ABUSIVO", "es", "price")]
    [InlineData("es carísimo", "es", "price")]
    [InlineData("es carisimo", "es", "price")]
    [InlineData("es caroooooo", "es", "price")]
    [InlineData("The invoice is wrong 😡😡", "en", "billing")]
    [InlineData("The invioce is late", "en", "billing")]
    [InlineData("Slow. And the invoices come late", "en", "billing,performance")]
    [InlineData("It’s easy", "en", "usability")]
    [InlineData("<b>Too</b> <i>expensive</i> for us", "en", "price")]
    [InlineData("=HYPERLINK(\"http://example.com\",\"price\") is not funny", "en", "price")]
    public void Case_accents_slips_signs_and_tags_do_not_hide_a_theme(string comment, string language, string themes)
    {
        var reading = Reader.Read(comment, null);
        reading.Language.ShouldBe(language);
        string.Join(',', reading.Themes.Order()).ShouldBe(themes);
    }

    [Fact]
    public void A_language_that_was_given_is_believed()
    {
        Reader.Read("once", "en-GB").Language.ShouldBe("en");
        Reader.Read("The invoice is wrong", "es").Themes.ShouldBeEmpty();
        Reader.Read("La factura está mal", "ES").Themes.ShouldBe(["billing"]);
        Reader.Read("La facture est fausse", "fr").ShouldSatisfyAllConditions(r => r.Language.ShouldBe("fr"), r => r.Themes.ShouldBeEmpty());
    }

    [Fact]
    public void A_word_that_tells_no_language_is_looked_for_in_both()
    {
        var reading = Reader.Read("bugs", null);
        reading.ShouldSatisfyAllConditions(r => r.Language.ShouldBeNull(), r => r.Themes.ShouldBe(["bugs"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \t\n ")]
    [InlineData("👍👍👍")]
    [InlineData("-.,;:!?<>\"'’")]
    [InlineData("<")]
    [InlineData("<a")]
    [InlineData("\ud83d")]
    [InlineData("\u0301\u0301")]
    [InlineData("الدعم بطيء جدا والسعر مرتفع")]
    [InlineData("\u202Eabc")]
    [InlineData("价格太高")]
    [InlineData("12345 67890")]
    public void What_holds_no_theme_has_none(string comment) => Reader.Read(comment, null).Themes.ShouldBeEmpty();

    [Fact]
    public void Accents_written_as_signs_of_their_own_are_the_same_word() =>
        Reader.Read("facturacio\u0301n", null).Themes.ShouldBe(Reader.Read("facturación", null).Themes);

    [Theory]
    [InlineData("a")]
    [InlineData("soporte ")]
    [InlineData("<")]
    [InlineData("price&")]
    [InlineData("ab.")]
    [InlineData("é")]
    [InlineData("no se puede lento soporte ")]
    public void A_hundred_thousand_signs_take_no_longer_than_many_short_comments(string piece)
    {
        var watch = Stopwatch.StartNew();
        var reading = Reader.Read(string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length)), null);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        reading.Phrases.Count.ShouldBeLessThanOrEqualTo(40);
    }

    [Fact]
    public void Words_in_two_sentences_do_not_make_a_term() =>
        Reader.Read("Support is kind. The week was long.", null).Themes.ShouldNotContain("support_speed");

    [Fact]
    public void A_comment_is_read_the_same_way_whatever_was_read_before()
    {
        var comments = Labelled.Read("tuning").Select(c => c.Comment).ToList();
        var alone = comments.Select(c => new ThemeReader(Taxonomy.Default).Read(c, null)).ToList();
        var reader = new ThemeReader(Taxonomy.Default);
        foreach (var (comment, expected) in comments.Zip(alone).Reverse())
        {
            var reading = reader.Read(comment, null);
            (reading.Language, string.Join(',', reading.Themes), string.Join(',', reading.Phrases))
                .ShouldBe((expected.Language, string.Join(',', expected.Themes), string.Join(',', expected.Phrases)));
        }
    }

    [Fact]
    public void Phrases_of_a_comment_without_a_theme_begin_and_end_with_words_that_matter() =>
        Reader.Read("Estamos mirando otras opciones, ya veremos", null).Phrases.ShouldBe(["mirando otras opciones"]);

    [Fact]
    public void A_comment_with_a_theme_has_no_phrases() => Reader.Read("The price makes us look at other vendors", null).Phrases.ShouldBeEmpty();

    [Fact]
    public void A_phrase_stands_once_and_as_it_was_written()
    {
        var phrases = Reader.Read("Próximo AÑO fiscal. próximo año fiscal", null).Phrases;
        phrases.ShouldBe(["próximo año", "próximo año fiscal", "año fiscal"]);
    }
}
