using System.Globalization;
using Retention.Analytics.Health;
using Retention.Web.Language;

namespace Retention.Web.Tests;

/// <summary>What a feature says of a customer, in both languages.</summary>
public sealed class ReasonWordsTests
{
    [Theory]
    [InlineData("en", "days_idle", 34f, "no use for 34 days")]
    [InlineData("es", "days_idle", 34f, "sin uso desde hace 34 días")]
    [InlineData("es", "days_idle", 1f, "sin uso desde hace 1 día")]
    [InlineData("en", "days_idle", 0f, "used the product on the day")]
    [InlineData("en", "days_idle", float.NaN, "no use was ever recorded")]
    [InlineData("en", "usage_change", -0.25f, "use of the last 30 days is 25\u00a0% below the 90 before")]
    [InlineData("es", "nps_class", 2f, "no respondió a la última encuesta de NPS")]
    [InlineData("en", "card_expires_in", -12f, "the card expired 12 days ago")]
    [InlineData("en", "mrr", 1200f, "pays €1,200 a month")]
    public void A_reason_is_a_short_sentence_with_its_value(string language, string feature, float value, string sentence) =>
        In(language, words => words.Reason(Feature(feature), value, "EUR")).ShouldBe(sentence);

    [Fact]
    public void Every_feature_has_a_name_and_something_to_say_in_both_languages()
    {
        foreach (var language in Cultures.Languages)
        {
            foreach (var feature in HealthSchema.Current.Features)
            {
                In(language, words => words.Feature(feature.Name)).ShouldNotBe(feature.Name);
                foreach (var value in new[] { 0f, 1f, 2f, -1f, 0.5f, float.NaN })
                {
                    if (feature.Shape is Shape.Classes && value is not (0 or 1 or 2)) continue;
                    In(language, words => words.Reason(feature, value, "EUR")).ShouldNotContain("=");
                }
            }
        }
    }

    [Fact]
    public void A_column_of_a_file_is_said_by_its_name() =>
        In("en", words => words.Reason(new("MonthlyCharges", FeatureGroup.Other, new Shape.Plain()), 70.5f, null)).ShouldBe("MonthlyCharges = 70.50");

    private static Feature Feature(string name) => HealthSchema.Current.Features.Single(feature => feature.Name == name);

    private static string In(string language, Func<Words, string> read)
    {
        var (before, shown) = (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture);
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language == "en" ? "en-US" : "es-ES");
            return read(new Words());
        }
        finally
        {
            (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (before, shown);
        }
    }
}
