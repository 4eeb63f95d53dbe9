namespace Retention.Analytics.Tests.Reference;

/// <summary>What must hold for the reference itself over any company, before it judges anything.</summary>
public sealed class Balances
{
    [Fact]
    public void The_bridge_of_the_reference_balances_over_random_companies()
    {
        for (var seed = 1; seed <= 100; seed++)
        {
            var made = RandomCompany.Make(seed, 12);
            var result = ReferenceLedger.Run(made.Company, made.Rules, made.AsOf);
            foreach (var month in result.Months) Math.Abs(month.Gap).ShouldBeLessThan(0.000001m, $"seed {seed}: {month}");
            foreach (var (before, after) in result.Months.Zip(result.Months.Skip(1))) after.Opening.ShouldBe(before.Closing);
        }
    }
}
