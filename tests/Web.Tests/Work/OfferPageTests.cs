using AngleSharp.Dom;

namespace Retention.Web.Tests.Work;

/// <summary>Offers as people write them down by the pages: made, accepted, refused, and no second one to the same customer.</summary>
public abstract class OfferPageTests(RunningApp app)
{
    [Fact]
    public async Task An_offer_is_made_answered_and_answered_otherwise_and_its_customer_is_left_alone()
    {
        using var ana = new Person(app);
        var (address, kind, item) = (await WorthAsync(ana))[0];
        (await ana.PostAsync(address, ("kind", kind), ("item", item))).Headers.Location!.OriginalString.ShouldBe("/growth/outcomes");
        var row = await MadeAsync(ana, address);
        row.TextContent.ShouldContain("made");
        var id = row.QuerySelector("input[name=offer]")!.GetAttribute("value")!;
        foreach (var (state, shown) in new[] { ("accepted", "accepted"), ("refused", "refused"), ("no_answer", "no answer"), ("accepted", "accepted") })
        {
            (await ana.SendAsync("/growth/outcomes", ("offer", id), ("state", state))).ShouldBeNull();
            var now = await MadeAsync(ana, address);
            now.QuerySelectorAll("td")[3].TextContent.ShouldContain(shown);
            now.QuerySelectorAll("button").Select(one => one.GetAttribute("value")).ShouldNotContain(state);
        }

        (await WorthAsync(ana)).ShouldNotContain(one => one.Address == address, "within 30 days of an offer there is no other");
        (await ana.PostAsync(address, ("kind", kind), ("item", item))).Headers.Location!.OriginalString.ShouldBe("/growth?refused=yes");
        (await ana.ReadAsync("/growth?refused=yes")).QuerySelector("main .notice.warn").ShouldNotBeNull();
    }

    [Fact]
    public async Task What_the_list_does_not_show_cannot_be_offered_and_an_answer_that_nobody_knows_is_none()
    {
        using var ana = new Person(app);
        var (address, kind, item) = (await WorthAsync(ana))[^1];
        foreach (var (where, what, which) in new[] { (address, "gift", item), (address, kind, "gold"), ("/growth?customer=c-nobody", kind, item), ("/growth", kind, item) })
        {
            (await ana.PostAsync(where, ("kind", what), ("item", which))).Headers.Location!.OriginalString.ShouldBe("/growth?refused=yes");
        }

        (await ana.PostAsync(address, ("kind", kind), ("item", item))).Headers.Location!.OriginalString.ShouldBe("/growth/outcomes");
        var id = (await MadeAsync(ana, address)).QuerySelector("input[name=offer]")!.GetAttribute("value")!;
        foreach (var (offer, state) in new[] { (id, "made"), (id, "perhaps"), (id, ""), ("999999", "accepted") }) (await ana.SendAsync("/growth/outcomes", ("offer", offer), ("state", state))).ShouldBeNull();
        (await MadeAsync(ana, address)).QuerySelectorAll("td")[3].TextContent.ShouldContain("made");
    }

    private static async Task<IElement> MadeAsync(Person who, string address) =>
        (await who.ReadAsync("/growth/outcomes")).QuerySelectorAll(".scroll[aria-labelledby=made] tbody tr").First(row => row.QuerySelector("a.who")!.TextContent == address.Split('=')[1]);

    private static async Task<IReadOnlyList<(string Address, string Kind, string Item)>> WorthAsync(Person who) =>
        [.. (await who.ReadAsync("/growth")).QuerySelectorAll("form[action^='/growth?customer=']").Select(form => (
            form.GetAttribute("action")!, form.QuerySelector("input[name=kind]")!.GetAttribute("value")!, form.QuerySelector("input[name=item]")!.GetAttribute("value")!))];
}

[Collection(nameof(OwnSample))]
public sealed class OfferPageTestsOnSqlite(SampleApp app) : OfferPageTests(app);

[Collection(nameof(OwnSampleOnPostgres))]
public sealed class OfferPageTestsOnPostgres(SampleAppOnPostgres app) : OfferPageTests(app);
