namespace Retention.Web.Work;

/// <summary>What was expected of a renewal on a day, and later what was kept. It cannot be computed again, so it is kept here and not in the warehouse.</summary>
public sealed class RenewalForecast
{
    /// <summary>Given by the database.</summary>
    public int Id { get; init; }

    /// <summary>The day on which it was foreseen.</summary>
    public DateOnly TakenOn { get; init; }

    /// <summary>The customer.</summary>
    public required string CustomerId { get; init; }

    /// <summary>The day on which the term is over.</summary>
    public DateOnly TermEnd { get; init; }

    /// <summary>What was up for renewal, in the reporting currency.</summary>
    public decimal Mrr { get; init; }

    /// <summary>The chance by the model; null where it had none.</summary>
    public double? Chance { get; init; }

    /// <summary>MRR that the model expected to be kept.</summary>
    public decimal? ModelMrr { get; init; }

    /// <summary>renew, risk or leave; null where nobody had made a call.</summary>
    public string? Call { get; init; }

    /// <summary>MRR that people expected to be kept.</summary>
    public decimal? CallMrr { get; init; }

    /// <summary>Ids of the subscriptions, as JSON.</summary>
    public required string Subscriptions { get; init; }

    /// <summary>MRR that was kept; null until the day has come.</summary>
    public decimal? KeptMrr { get; set; }
}
