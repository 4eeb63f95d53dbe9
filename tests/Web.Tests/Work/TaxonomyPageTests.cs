using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Retention.Analytics.Feedback;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Tests.Work;

/// <summary>The taxonomy is edited on its page: a good one is kept, a bad one is refused in words and stays in the form.</summary>
[Collection(nameof(OwnSample))]
public sealed class TaxonomyPageTests(SampleApp app)
{
    private Warehouse Warehouse => app.Services.GetRequiredService<Warehouse>();

    [Fact]
    public async Task A_theme_that_is_added_is_in_force_and_going_back_takes_it_away()
    {
        using var ana = new Person(app);
        (await ana.SendAsync("/feedback/themes/taxonomy", ("Themes[0].Name", "templates"), ("Themes[0].Es", "Plantillas"), ("Themes[0].En", "Templates"), ("Themes[0].TermsEs", "plantilla\r\n plantillas \r\n\r\n"), ("Themes[0].TermsEn", "template"))).ShouldBeNull();
        TaxonomyFile.Read(Warehouse).InForce.Themes.Single().ShouldSatisfyAllConditions(
            theme => theme.Name.ShouldBe("templates"), theme => theme.TermsEs.ShouldBe(["plantilla", "plantillas"]), theme => theme.TermsEn.ShouldBe(["template"]));
        (await ana.ReadAsync("/feedback/themes/taxonomy")).QuerySelector("main")!.TextContent.ShouldContain("Templates");

        (await ana.SendAsync("/feedback/themes/taxonomy?handler=Reset")).ShouldBeNull();
        TaxonomyFile.Read(Warehouse).InForce.Version.ShouldBe(Taxonomy.Default.Version);
    }

    [Theory]
    [InlineData("en-GB", "Price", "precio", "“Price” cannot be a name")]
    [InlineData("es-ES", "price", "precio &", "el término «precio &» no nombra ninguna palabra")]
    [InlineData("en-GB", "price", "<script>alert(1)</script>", "has something that is no word")]
    [InlineData("es-ES", "", "", "una taxonomía tiene de 1 a 50 temas")]
    public async Task What_cannot_be_used_is_refused_and_stays_in_the_form(string language, string name, string term, string why)
    {
        using var ana = new Person(app, language);
        var label = name.Length == 0 ? "" : "Precio";
        var page = (await ana.SendAsync("/feedback/themes/taxonomy", ("Themes[0].Name", name), ("Themes[0].Es", label), ("Themes[0].En", label), ("Themes[0].TermsEs", term)))!;
        page.QuerySelector("main .notice.warn")!.TextContent.ShouldContain(why);
        page.QuerySelector("textarea[name='Themes[0].TermsEs']")!.TextContent.ShouldBe(term);
        TaxonomyFile.Read(Warehouse).IsOwn.ShouldBeFalse();
    }

    [Fact]
    public async Task Saving_the_form_as_it_is_changes_nothing()
    {
        using var ana = new Person(app);
        var form = (await ana.ReadAsync("/feedback/themes/taxonomy")).QuerySelectorAll("form.taxonomy input[name^=Themes], form.taxonomy textarea");
        (await ana.SendAsync("/feedback/themes/taxonomy", [.. form.Where(field => field.GetAttribute("type") != "checkbox").Select(field => (field.GetAttribute("name")!, field.LocalName == "textarea" ? field.TextContent : field.GetAttribute("value") ?? ""))])).ShouldBeNull();
        TaxonomyFile.Read(Warehouse).InForce.Version.ShouldBe(Taxonomy.Default.Version);
        (await ana.SendAsync("/feedback/themes/taxonomy?handler=Reset")).ShouldBeNull();
    }
}
