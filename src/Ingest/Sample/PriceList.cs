using System.Text;

namespace Retention.Ingest.Sample;

/// <summary>A kind of plan; every kind is sold in four currencies.</summary>
internal enum PlanKind
{
    StarterMonth, TeamMonth, BusinessMonth, StarterYear, TeamYear, BusinessYear, TeamQuarter, Free,
    AnalyticsMonth, AnalyticsYear, SupportMonth, SupportYear, Studio20, Studio40,
}

/// <summary>What the company sells and for how much. All amounts are minor units.</summary>
internal sealed class PriceList
{
    public const int Kinds = 14;
    private const int RaisePerMille = 40;

    private static readonly (string Key, string Name, string Product, int Tier, bool Addon, int Months, int Euros, int Setup, int Included)[] Base =
    [
        ("desk-starter-m", "Desk Starter", "Desk", 1, false, 1, 1900, 0, 5000),
        ("desk-team-m", "Desk Team", "Desk", 2, false, 1, 3500, 0, 20000),
        ("desk-business-m", "Desk Business", "Desk", 3, false, 1, 5900, 0, 80000),
        ("desk-starter-y", "Desk Starter yearly", "Desk", 1, false, 12, 19000, 0, 5000),
        ("desk-team-y", "Desk Team yearly", "Desk", 2, false, 12, 35000, 0, 20000),
        ("desk-business-y", "Desk Business yearly", "Desk", 3, false, 12, 59000, 90000, 80000),
        ("desk-team-q", "Desk Team quarterly", "Desk", 2, false, 3, 9900, 0, 20000),
        ("desk-free", "Desk Free", "Desk", 0, false, 1, 0, 0, 500),
        ("analytics-m", "Analytics", "Analytics", 1, true, 1, 900, 0, 0),
        ("analytics-y", "Analytics yearly", "Analytics", 1, true, 12, 9000, 0, 0),
        ("support-m", "Priority support", "Support", 1, true, 1, 14900, 0, 0),
        ("support-y", "Priority support yearly", "Support", 1, true, 12, 149000, 0, 0),
        ("studio-20h", "Studio retainer 20 h", "Studio", 1, false, 1, 120000, 0, 20),
        ("studio-40h", "Studio retainer 40 h", "Studio", 2, false, 1, 220000, 0, 40),
    ];

    /// <summary>Per cent of the price in euro.</summary>
    private static readonly int[] Level = [100, 110, 88, 2000];

    private readonly Calendar calendar;
    private readonly int[] raises;
    private readonly byte[][] ids;

    public PriceList(Calendar calendar)
    {
        this.calendar = calendar;
        raises = [.. Enumerable.Range(calendar.FirstMonth.Year, 22).Select(year => new DateOnly(year, 3, 1).DayNumber).Where(day => day > calendar.First)];
        ids = [.. Enumerable.Range(0, Kinds * 4).Select(i => Encoding.ASCII.GetBytes($"{Base[i % Kinds].Key}-{CurrencyText(i / Kinds).ToLowerInvariant()}"))];
    }

    public static string CurrencyText(int currency) => currency switch { 0 => "EUR", 1 => "USD", 2 => "GBP", _ => "MXN" };

    public static int MonthsOf(PlanKind kind) => Base[(int)kind].Months;

    public static int TierOf(PlanKind kind) => Base[(int)kind].Tier;

    public static int IncludedIn(PlanKind kind) => Base[(int)kind].Included;

    public static string NameOf(PlanKind kind) => Base[(int)kind].Name;

    public static bool IsStudio(PlanKind kind) => kind is PlanKind.Studio20 or PlanKind.Studio40;

    public ReadOnlySpan<byte> Id(PlanKind kind, int currency) => ids[currency * Kinds + (int)kind];

    /// <summary>The list price of that day: it rises by 4 % every first of March.</summary>
    public long Price(PlanKind kind, int currency, int day)
    {
        long perMille = 1000;
        foreach (var raise in raises)
            if (raise <= day)
                perMille += perMille * RaisePerMille / 1000;
        return Scaled(Base[(int)kind].Euros, currency) * perMille / 10_000 * 10;
    }

    public static long Setup(PlanKind kind, int currency) => Scaled(Base[(int)kind].Setup, currency);

    public static long Scaled(long euroCents, int currency) => (euroCents * Level[currency] + 5000) / 10_000 * 100;

    public void Write(Rows rows)
    {
        for (var currency = 0; currency < 4; currency++)
            for (var k = 0; k < Kinds; k++)
            {
                var (_, name, product, tier, addon, months, _, _, included) = Base[k];
                var kind = (PlanKind)k;
                rows.Text(Id(kind, currency)).Text(Encoding.ASCII.GetBytes(name)).Text(Encoding.ASCII.GetBytes(product)).Int(tier)
                    .Text(addon ? "true"u8 : "false"u8).Text(Interval(months)).Int(1).Money(Price(kind, currency, calendar.Last))
                    .Text(Encoding.ASCII.GetBytes(CurrencyText(currency))).Money(Setup(kind, currency));
                if (included > 0)
                    rows.Int(included);
                else
                    rows.None();
                rows.End();
            }
    }

    public static ReadOnlySpan<byte> Interval(int months) => months switch { 12 => "year"u8, 3 => "quarter"u8, _ => "month"u8 };
}
