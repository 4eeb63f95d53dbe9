using System.Globalization;
using Retention.Analytics.Lifetimes;

namespace Retention.Analytics.Tests.Lifetimes;

/// <summary>BG/NBD and gamma-gamma: the published fits on CDNOW, and data that decide nothing.</summary>
public sealed class BuyingTests
{
    private const string Summary = "cdnow/cdnow_customers_summary_with_transactions.csv";

    [Fact]
    public void Cdnow_gives_the_published_bg_nbd()
    {
        // Fader, Hardie and Lee (2005): r 0.243, alpha 4.414, a 0.793, b 2.426, LL -9582.4; 1.226 purchases in 39 weeks.
        var model = BgNbd.Fit(Cdnow().Select(row => row.Purchases)).Model!;
        model.R.ShouldBe(0.243, 0.0005);
        model.Alpha.ShouldBe(4.414, 0.0005);
        model.A.ShouldBe(0.793, 0.0006);
        model.B.ShouldBe(2.426, 0.0005);
        model.LogLikelihood!.Value.ShouldBe(-9582.4, 0.05);
        model.ExpectedPurchases(new(2, 30.43, 38.86), 39).ShouldBe(1.226, 0.0005);
    }

    [Fact]
    public void Cdnow_gives_the_published_gamma_gamma()
    {
        // Fader and Hardie (2013): p 6.25, q 3.74, v 15.44.
        var model = GammaGamma.Fit(Cdnow().Where(row => row.Purchases.Repeats > 0).Select(row => new Spending(row.Purchases.Repeats, row.Mean))).Model!;
        model.P.ShouldBe(6.25, 0.005);
        model.Q.ShouldBe(3.74, 0.005);
        model.V.ShouldBe(15.44, 0.01);
        model.MeanOrder!.Value.ShouldBe(model.P * model.V / (model.Q - 1), 1e-9);
    }

    [Fact]
    public void The_purchases_of_cdnow_sum_up_to_the_published_summary()
    {
        var purchases = File.ReadLines(Oracles.PathOf("cdnow/CDNOW_sample.txt")).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(fields => fields.Length == 5)
            .Select(fields => new Purchase(fields[1], DateOnly.ParseExact(fields[2], "yyyyMMdd", CultureInfo.InvariantCulture), decimal.Parse(fields[4], CultureInfo.InvariantCulture)));
        var ours = PurchaseHistory.Summarise(purchases, new(1997, 9, 30)).ToList();
        var theirs = Cdnow();
        ours.Count.ShouldBe(theirs.Count);
        foreach (var (our, their) in ours.Zip(theirs))
        {
            our.Purchases.Repeats.ShouldBe(their.Purchases.Repeats, our.Customer);
            our.Purchases.Last.ShouldBe(their.Purchases.Last, 0.0051, our.Customer);
            our.Purchases.Watched.ShouldBe(their.Purchases.Watched, 0.0051, our.Customer);
            ((double)(our.MeanRepeat ?? 0)).ShouldBe(their.Mean, 0.0051, our.Customer);
        }
    }

    [Fact]
    public void Purchases_of_one_day_are_one_and_later_ones_are_unknown()
    {
        // Days 0, 7 (twice: 10 + 20) and 21 of 28; a purchase after the end does not count.
        var first = new DateOnly(2024, 1, 1);
        var summary = PurchaseHistory.Summarise([new("c", first.AddDays(7), 10), new("c", first, 5), new("c", first.AddDays(7), 20), new("c", first.AddDays(21), 7), new("c", first.AddDays(99), 1)], first.AddDays(28)).Single();
        summary.ShouldBe(new PurchaseSummary("c", new(2, 3, 4), 18.5m));
        PurchaseHistory.Summarise([new("d", first, 5)], first).Single().ShouldBe(new PurchaseSummary("d", new(0, 0, 0), null));
    }

    [Fact]
    public void Rows_alike_given_together_are_the_same_fit_in_another_unit_of_time_too()
    {
        var rows = Cdnow().Select(row => row.Purchases).ToList();
        var (one, weighted) = (BgNbd.Fit(rows).Model!, BgNbd.Fit(rows.Select(row => row with { Last = row.Last * 7, Watched = row.Watched * 7, Weight = 1000 })).Model!);
        weighted.R.ShouldBe(one.R, 1e-5);
        weighted.Alpha.ShouldBe(one.Alpha * 7, 1e-3);
        weighted.ExpectedPurchases(new(2, 213.01, 272.02), 273).ShouldBe(one.ExpectedPurchases(new(2, 30.43, 38.86), 39), 1e-5);
    }

    [Fact]
    public void Expectations_by_hand()
    {
        // Without repeats nobody has had the chance to stop. r = a = b/2 = 1, alpha = 1: E[X(t)] of a new customer has c = 2 and a - 1 = 0;
        // beside it, at a = 2, b = 1: (a+b-1)/(a-1) (1 - (1-z) 2F1(1, 1; 2; z)) = 2 (1 + (1-z) ln(1-z) / z), z = t / (1 + t).
        var model = new BgNbd(1, 1, 2, 1);
        model.ExpectedPurchases(1).ShouldBe(2 * (1 - Math.Log(2)), 1e-12);
        model.ProbabilityAlive(new(0, 0, 10)).ShouldBe(1);

        // Odds of having stopped: a / (b + x - 1) ((alpha + T) / (alpha + t_x))^(r + x) = 2 / 1 x (4 / 2)^2 = 8.
        model.ProbabilityAlive(new(1, 1, 3)).ShouldBe(1 / 9.0, 1e-12);
        (new BgNbd(1, 1, 1, 1).ExpectedPurchases(1) - (new BgNbd(1, 1, 1.001, 1).ExpectedPurchases(1) + new BgNbd(1, 1, 0.999, 1).ExpectedPurchases(1)) / 2).ShouldBe(0, 1e-6);
        new BgNbd(0.2, 4, 0.4, 0.6).ExpectedPurchases(1).ShouldBeInRange(0.001, 1);
        double.IsFinite(new BgNbd(0.2, 4, 0.4, 0.6).ExpectedPurchases(new(900, 99, 100), 1e6)).ShouldBeTrue();
        new BgNbd(0.2, 4, 0.4, 0.6).ExpectedPurchases(new(3, 1, 2), 0).ShouldBe(0, 1e-12);
    }

    [Fact]
    public void Data_that_decide_nothing_say_why()
    {
        BgNbd.Fit([]).Reason.ShouldBe(NotDefined.NoCustomers);
        BgNbd.Fit([new(0, 0, 10, 500), new(0, 0, 9)]).Reason.ShouldBe(NotDefined.NobodyBoughtAgain);
        BgNbd.Fit([new(3, 5, 10), new(0, 0, 9)]).Reason.ShouldBe(NotDefined.OneBuyerOnly);
        BgNbd.Fit([new(5, 9, 10, 1000)]).Reason.ShouldBe(NotDefined.BuyersAlike);
        GammaGamma.Fit([]).Reason.ShouldBe(NotDefined.NobodyBoughtAgain);
        GammaGamma.Fit([new(3, 20)]).Reason.ShouldBe(NotDefined.OneBuyerOnly);
        GammaGamma.Fit([new(3, 20, 500), new(1, 20, 500)]).Reason.ShouldBe(NotDefined.SpendersAlike);
    }

    [Theory]
    [InlineData(-1, 0, 5)]
    [InlineData(0, 1, 5)]
    [InlineData(2, 0, 5)]
    [InlineData(2, 6, 5)]
    [InlineData(2, -1, 5)]
    [InlineData(2, 1, double.NaN)]
    [InlineData(2, 1, double.PositiveInfinity)]
    public void Purchases_that_cannot_be_are_refused(int repeats, double last, double watched) =>
        Should.Throw<ArgumentException>(() => BgNbd.Fit([new(1, 2, 3), new(repeats, last, watched)]));

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 0)]
    [InlineData(1, -3)]
    [InlineData(1, double.NaN)]
    public void Spending_that_cannot_be_is_refused(int repeats, double mean) => Should.Throw<ArgumentException>(() => GammaGamma.Fit([new(repeats, mean)]));

    [Fact]
    public void A_customer_with_one_order_is_drawn_towards_the_mean_of_all()
    {
        // p 2, q 3, v 10: mean of all 2 x 10 / 2 = 10; of one order of 40: 2 (10 + 40) / (2 + 3 - 1) = 25. With q 0.5 there is no mean of all.
        new GammaGamma(2, 3, 10).ExpectedOrder(0, 0).ShouldBe(10);
        new GammaGamma(2, 3, 10).ExpectedOrder(1, 40).ShouldBe(25);
        new GammaGamma(2, 0.5, 10).MeanOrder.ShouldBeNull();
        new GammaGamma(0.3, 0.5, 10).ExpectedOrder(1, 40).ShouldBeNull();
    }

    private static List<(Purchases Purchases, double Mean)> Cdnow() =>
        [.. Oracles.Read(Summary).Select(row => (new Purchases((int)row.Number("x"), row.Number("t_x"), row.Number("T")), row.Number("zbar")))];
}
