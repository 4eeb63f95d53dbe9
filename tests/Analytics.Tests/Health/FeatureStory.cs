using System.Globalization;
using Retention.Analytics.Health;
using Retention.Analytics.Tests.Stories;

namespace Retention.Analytics.Tests.Health;

/// <summary>Features of a few rows on a day, read by name.</summary>
internal sealed class FeatureStory(FeatureTable table)
{
    /// <summary>Customers in the table, in its order.</summary>
    public IReadOnlyList<string> Customers => table.Ids;

    /// <summary>Reads the features of a story on a day.</summary>
    public static Task<FeatureStory> OnAsync(Story story, string day, int horizon = 90) => StoryWarehouses.ReadAsync(
        story,
        async (warehouse, _) => new FeatureStory(await warehouse.ReadAsync((connection, token) => HealthFeatures.ReadAsync(connection, [Day(day)], horizon, token), TestContext.Current.CancellationToken)),
        TestContext.Current.CancellationToken);

    /// <summary>A feature of a customer; null where it is not known.</summary>
    public double? Value(string feature, string customer = "c1")
    {
        var column = table.Schema.Features.Index().Single(one => one.Item.Name == feature).Index;
        return Known(table.Row(table.Ids.ToList().IndexOf(customer))[column]);
    }

    /// <summary>1 left, 0 did not, null is not known yet.</summary>
    public double? Label(string customer = "c1") => Known(table.Labels[table.Ids.ToList().IndexOf(customer)]);

    private static double? Known(float value) => float.IsNaN(value) ? null : Math.Round(value, 4);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
