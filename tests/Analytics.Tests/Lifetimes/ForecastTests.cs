using Retention.Analytics.Lifetimes;

namespace Retention.Analytics.Tests.Lifetimes;

/// <summary>The forecast of MRR: record 0060.</summary>
public sealed class ForecastTests
{
    private static readonly IReadOnlyList<IReadOnlyList<double>> Nothing = [.. Enumerable.Range(0, 60).Select(_ => new double[RevenueForecast.Months])];

    [Fact]
    public void Without_churn_and_new_customers_it_is_flat_and_sure()
    {
        var forecast = RevenueForecast.Make(Company(18, start => start == 0 ? 100 : 0, 1), 17, Nothing)!;
        forecast.Existing.ShouldAllBe(point => point == new ForecastPoint(100, 100, 100));
        forecast.Total.ShouldBe(forecast.Existing);
    }

    [Fact]
    public void What_is_lost_every_month_is_lost_ahead_and_new_business_goes_on_at_its_pace()
    {
        // 10 a month start, a tenth is lost each month: after 24 months 100 x (1 - 0.9^24) pay.
        var history = Company(24, _ => 10, 0.9);
        var forecast = RevenueForecast.Make(history, 23, Nothing)!;
        var now = history.Closing[^1];
        forecast.Existing[0].Expected.ShouldBe(now * 0.9, 1e-6);
        forecast.Existing[11].Expected.ShouldBe(now * Math.Pow(0.9, 12), 1e-6);
        forecast.Total[0].Expected.ShouldBe(now * 0.9 + 10, 1e-6);
        forecast.Total[1].Expected.ShouldBe(now * 0.81 + 10 * 0.9 + 10, 1e-6);
    }

    [Fact]
    public void What_is_known_to_end_is_gone_even_where_nobody_has_left_before()
    {
        double[] ending = [0, 0, .. Enumerable.Repeat(30.0, 10)];
        var forecast = RevenueForecast.Make(Company(18, start => start == 0 ? 100 : 0, 1), 17, [.. Nothing.Take(17), ending])!;
        forecast.Existing.Take(4).Select(point => point.Expected).ShouldBe([100, 100, 70, 70]);
        forecast = RevenueForecast.Make(Company(18, start => start == 0 ? 100 : 0, 1), 17, [.. Enumerable.Repeat(ending, 18)])!;
        forecast.Existing[^1].Expected.ShouldBe(100, "as much as is known to end at the end of every month is in the shares kept already");
    }

    [Fact]
    public void Signed_starts_count_where_they_are_more_than_the_pace()
    {
        double[] signed = [0, 40, .. new double[10]];
        var forecast = RevenueForecast.Make(Company(18, _ => 10, 1), 17, Nothing, signed)!;
        forecast.Total.Take(3).Select(point => Math.Round(point.Expected, 6)).ShouldBe([190, 230, 240]);
    }

    [Fact]
    public void Eleven_months_are_too_few() => RevenueForecast.Make(Company(11, _ => 10, 1), 10, Nothing).ShouldBeNull();

    [Fact]
    public void Nothing_that_came_later_is_used()
    {
        var seen = Random(36);
        var otherwise = new RevenueHistory(
            [.. seen.Closing.Select((mrr, month) => month > 20 ? 7 * mrr : mrr)],
            [.. seen.Cohorts.Select((cohort, start) => (IReadOnlyList<double>)[.. cohort.Select((mrr, age) => start + age > 20 ? 3 : mrr)])]);
        var (one, other) = (RevenueForecast.Make(seen, 20, Nothing)!, RevenueForecast.Make(otherwise, 20, Nothing)!);
        one.Total.ShouldBe(other.Total);
        one.Existing.ShouldBe(other.Existing);
        (one, other) = (new RevenueForecasts(seen, Nothing).From(20)!, new RevenueForecasts(otherwise, Nothing).From(20)!);
        one.Total.ShouldBe(other.Total);
        one.Existing.ShouldBe(other.Existing);
    }

    [Fact]
    public void The_same_history_gives_the_same_range_and_most_of_what_happens_lies_in_it()
    {
        var history = Random(40);
        RevenueForecast.Make(history, 30, Nothing)!.Total.ShouldBe(RevenueForecast.Make(history, 30, Nothing)!.Total);
        var trials = ForecastTrial.Run(history, new(history, Nothing));
        trials.Select(trial => (trial.Ahead, trial.N)).ShouldBe(Enumerable.Range(1, 12).Select(ahead => (ahead, ForecastTrial.Origins - ahead + 1)));
        trials.Average(trial => trial.Total.Covered).ShouldBeInRange(0.7, 1);
        trials.ShouldAllBe(trial => trial.Total.Mean < 0.25);
    }

    [Fact]
    public void A_range_that_held_too_little_before_is_as_wide_as_it_should_have_been()
    {
        // Good and bad half-years: what single months show is less than what a forecast can miss.
        var histories = Enumerable.Range(1, 12).Select(seed => Random(60, seed, run: 6)).ToList();
        Coverage(history => from => RevenueForecast.Make(history, from, Nothing)!).ShouldBeLessThan(0.7);
        Coverage(history => new RevenueForecasts(history, Nothing) is var forecasts ? from => forecasts.From(from)! : null!).ShouldBeInRange(0.72, 0.9);

        double Coverage(Func<RevenueHistory, Func<int, RevenueForecast>> forecasts) => histories.Average(history =>
        {
            var make = forecasts(history);
            return Enumerable.Range(40, 14).Average(from => make(from).Total.Take(6).Select((point, i) => (point, Actual: history.Closing[from + i + 1]))
                .Average(one => one.Actual >= one.point.Low && one.Actual <= one.point.High ? 1.0 : 0));
        });
    }

    [Fact]
    public void A_range_is_never_narrowed_and_its_middle_stays()
    {
        var history = Random(40);
        var forecasts = new RevenueForecasts(history, Nothing);
        for (var from = 11; from < 40; from += 4)
        {
            var (simulated, widened) = (RevenueForecast.Make(history, from, Nothing)!, forecasts.From(from)!);
            foreach (var (before, after) in simulated.Total.Concat(simulated.Existing).Zip(widened.Total.Concat(widened.Existing)))
            {
                after.Expected.ShouldBe(before.Expected);
                after.Low.ShouldBeInRange(0, before.Low + 1e-9);
                after.High.ShouldBeGreaterThanOrEqualTo(before.High - 1e-9);
            }
        }
    }

    /// <summary>A company that keeps the same share each month.</summary>
    private static RevenueHistory Company(int months, Func<int, double> starts, double kept) =>
        Of([.. Enumerable.Range(0, months).Select(start => (IReadOnlyList<double>)[.. Enumerable.Range(0, months - start).Select(age => starts(start) * Math.Pow(kept, age))])]);

    private static RevenueHistory Random(int months, int seed = 7, int run = 1)
    {
        var random = new Random(seed);
        var kept = Enumerable.Range(0, months).Select(_ => 0.93 + 0.08 * random.NextDouble()).ToArray();
        return Of([.. Enumerable.Range(0, months).Select(start =>
        {
            var mrr = 100 * (0.7 + 0.6 * random.NextDouble());
            return (IReadOnlyList<double>)[.. Enumerable.Range(0, months - start).Select(age => age == 0 ? mrr : mrr *= run == 1 ? 0.93 + 0.08 * random.NextDouble() : kept[(start + age) / run])];
        })]);
    }

    private static RevenueHistory Of(IReadOnlyList<IReadOnlyList<double>> cohorts) => new(
        [.. Enumerable.Range(0, cohorts.Count).Select(month => Enumerable.Range(0, month + 1).Sum(start => cohorts[start][month - start]))], cohorts);
}
