using System.Globalization;

namespace Retention.Analytics.Tests.Reference;

/// <summary>The product and the reference agree over random companies: every month, column, movement and balance.</summary>
/// <remarks>
/// RETENTION_REFERENCE_SEEDS=FROM-TO compares other companies than the usual ones; a difference is shrunk to
/// the rows that it needs before it is shown.
/// </remarks>
public sealed class LedgerMatchesReference
{
    // A refresh costs much the same for ten customers as for hundreds.
    private const int Customers = 150;

    [Fact]
    public async Task Every_month_and_every_movement_agree_over_random_companies()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var product = await ProductLedger.OpenAsync(cancel);
        foreach (var seed in Seeds())
        {
            var made = RandomCompany.Make(seed, Customers);
            var expected = ReferenceLedger.Run(made.Company, made.Rules, made.AsOf);
            var actual = await product.RunAsync(made.Company, made.Rules, made.AsOf, cancel);
            if (Comparison.Compare(expected, actual, made.Rules.NetByMonth) is not { } difference) continue;
            var customers = Comparison.Customers(expected, actual, made.Rules.NetByMonth).Select(d => d.Customer);
            var repro = customers.FirstOrDefault() is { } customer ? await ReproAsync(product, made, customer, cancel) : "";
            Assert.Fail($"seed {seed}, as of {made.AsOf:yyyy-MM-dd}, {made.Rules}\n{difference}\n{repro}");
        }
    }

    private static async Task<string> ReproAsync(ProductLedger product, Situation made, string customer, CancellationToken cancel)
    {
        var shrinker = new Shrinker(async company => (await DifferencesAsync(company)).Select(d => d.Customer).ToHashSet());
        var small = await shrinker.ShrinkAsync(made.Company, customer);
        var words = (await DifferencesAsync(small)).Select(d => d.Words);
        return $"{Shrinker.Show(small with { FxRates = [] })}\n{string.Join('\n', words)}";

        async Task<IEnumerable<(string Customer, string Words)>> DifferencesAsync(Company company) => Comparison.Customers(
            ReferenceLedger.Run(company, made.Rules, made.AsOf),
            await product.RunAsync(company, made.Rules, made.AsOf, cancel),
            made.Rules.NetByMonth);
    }

    private static IEnumerable<int> Seeds()
    {
        var given = Environment.GetEnvironmentVariable("RETENTION_REFERENCE_SEEDS")?.Split('-') ?? ["1", "6"];
        var (from, to) = (int.Parse(given[0], CultureInfo.InvariantCulture), int.Parse(given[^1], CultureInfo.InvariantCulture));
        return Enumerable.Range(from, to - from + 1);
    }
}
