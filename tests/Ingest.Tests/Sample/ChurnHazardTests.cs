using System.Globalization;
using System.IO.Compression;

using Retention.Ingest.Sample;

namespace Retention.Ingest.Tests.Sample;

public sealed class ChurnHazardTests
{
    private static readonly ChurnSigns Calm = new()
    {
        Nps = NpsClass.Passive, DaysToRenewal = 20, DaysSinceUse = 3, ActiveShare = 0.6, TenureDays = 300, Seats = 8, DaysSinceTouch = 30,
    };

    [Fact]
    public void Each_bad_sign_raises_the_risk()
    {
        var calm = ChurnHazard.Daily(Calm);
        ChurnHazard.Daily(Calm with { Nps = NpsClass.Detractor }).ShouldBeGreaterThan(calm);
        ChurnHazard.Daily(Calm with { Nps = NpsClass.Silent }).ShouldBeGreaterThan(calm);
        ChurnHazard.Daily(Calm with { DaysSinceUse = 60 }).ShouldBeGreaterThan(calm);
        ChurnHazard.Daily(Calm with { UsageChange = -0.4 }).ShouldBeGreaterThan(calm);
        ChurnHazard.Daily(Calm with { FailedPayments = 1 }).ShouldBeGreaterThan(calm);
        ChurnHazard.Daily(Calm with { DaysOverdue = 10 }).ShouldBeGreaterThan(calm);
        ChurnHazard.Daily(Calm with { TicketsPerSeat = 0.5 }).ShouldBeGreaterThan(calm);
        ChurnHazard.Daily(Calm with { LateMilestones = 1 }).ShouldBeGreaterThan(calm);
        ChurnHazard.Daily(Calm with { DiscountEndsIn = 30 }).ShouldBeGreaterThan(calm);
        ChurnHazard.Daily(Calm with { DaysSinceTouch = null }).ShouldBeGreaterThan(calm);
        ChurnHazard.Daily(Calm with { Nps = NpsClass.Promoter }).ShouldBeLessThan(calm);
        ChurnHazard.Daily(Calm with { TenureDays = 900 }).ShouldBeLessThan(calm);
    }

    [Fact]
    public void A_yearly_customer_leaves_near_the_renewal()
    {
        var yearly = Calm with { Interval = RenewalInterval.Year };
        ChurnHazard.Within(yearly with { DaysToRenewal = 60 }, 90).ShouldBeGreaterThan(10 * ChurnHazard.Within(yearly with { DaysToRenewal = 300 }, 90));
    }

    [Fact]
    public void A_daily_chance_compounds_over_the_horizon()
    {
        var daily = ChurnHazard.Daily(Calm);
        ChurnHazard.Voluntary(Calm, 1).ShouldBe(daily, 1e-12);
        ChurnHazard.Voluntary(Calm, 7).ShouldBe(1 - Math.Pow(1 - daily, 7), 1e-12);
        ChurnHazard.Within(Calm, 90).ShouldBeInRange(ChurnHazard.Voluntary(Calm, 90), 1);
    }

    [Theory]
    [InlineData(1, 0.85 * 0.45 * 0.55 * 0.65)]
    [InlineData(4, 0.85)]
    public void An_open_invoice_ends_a_customer_who_never_pays(int attempts, double expected) =>
        ChurnHazard.Involuntary(Calm with { OpenAttempts = attempts, DaysToRenewal = 60, Way = PaymentWay.Transfer }, 90).ShouldBe(expected, 1e-12);

    [Fact]
    public void The_truth_ranks_and_counts_those_who_leave()
    {
        var directory = Directory.CreateTempSubdirectory("retention-truth-").FullName;
        SampleCompany.Write(new SampleOptions(6000, 30, 7, SampleOptions.DefaultEnd) { Truth = true }, directory, cancel: TestContext.Current.CancellationToken);
        var rows = Read(directory).Where(row => row.Day <= SampleOptions.DefaultEnd.AddDays(-90)).ToList();
        Directory.Delete(directory, recursive: true);
        Auc(rows).ShouldBeInRange(0.78, 0.88);
        var ratio = rows.Sum(row => row.Probability) / rows.Count(row => row.Leaves);
        ratio.ShouldBeInRange(0.75, 1.1);
    }

    private static IEnumerable<(DateOnly Day, double Probability, bool Leaves)> Read(string directory)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(directory, "truth.csv.gz")), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            var day = DateOnly.ParseExact(fields[1], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var leaves = fields[5] != "" && DateOnly.ParseExact(fields[5], "yyyy-MM-dd", CultureInfo.InvariantCulture) <= day.AddDays(90);
            yield return (day, double.Parse(fields[2], CultureInfo.InvariantCulture), leaves);
        }
    }

    private static double Auc(List<(DateOnly Day, double Probability, bool Leaves)> rows)
    {
        double ranks = 0, leaving = rows.Count(row => row.Leaves);
        var place = 0;
        foreach (var tie in rows.GroupBy(row => row.Probability).OrderBy(group => group.Key))
        {
            var size = tie.Count();
            ranks += tie.Count(row => row.Leaves) * (place + (size + 1) / 2.0);
            place += size;
        }
        return (ranks - leaving * (leaving + 1) / 2) / (leaving * (rows.Count - leaving));
    }
}
