namespace Retention.Web.Api;

/// <summary>Where more is found: for programs, and the page for people.</summary>
internal sealed record Links(string? Self, string? More, string? Page);

/// <summary>A metric of the catalogue.</summary>
internal sealed record MetricEntry(string Name, string Label, string Unit, string Better, string Definition, string Source, string? Decided, IReadOnlyList<string> Also, Links Links);

/// <summary>The catalogue.</summary>
internal sealed record MetricList(IReadOnlyList<MetricEntry> Metrics);

/// <summary>A report of the catalogue.</summary>
internal sealed record ReportEntry(
    string Name, string Title, string? Definition, string? Source, string? Decided, IReadOnlyList<string> Parameters, string? About, string? Defaults, bool IsFiltered, Links Links);

/// <summary>The reports.</summary>
internal sealed record ReportList(IReadOnlyList<ReportEntry> Reports);

/// <summary>A column of an answer.</summary>
internal sealed record ColumnOfRows(string Name, string? Unit, string Definition);

/// <summary>Rows of a list with all that they rest on. Each row is an object with the columns as names. The total counts the rows of all pages; null where it is not known.</summary>
internal sealed record RowsAnswer(
    string? Currency, DateOnly AsOf, IReadOnlyDictionary<string, string> Policy, string Where, string Period, IReadOnlyList<ColumnOfRows> Columns, IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows,
    long? Total,
    IReadOnlyDictionary<string, string> Links, string? Definition = null);

/// <summary>What a customer pays at the end of a month.</summary>
internal sealed record MonthOfCustomer(string Month, bool IsComplete, decimal Mrr);

/// <summary>Another customer of the same group.</summary>
internal sealed record RelativeOfCustomer(string Relation, string CustomerId, string Name, decimal Mrr);

/// <summary>A score.</summary>
internal sealed record ScoreOfCustomer(
    DateOnly Day, string Engine, int? Model, int HorizonDays, double? Probability, double Health, string Band, string ModelBand, string? SetBand, decimal Mrr, decimal? ExpectedMrrAtRisk, DateOnly? DayBefore, double? HealthBefore);

/// <summary>A customer.</summary>
internal sealed record CustomerAnswer(
    string CustomerId, string Name, string? Currency, DateOnly AsOf, decimal Mrr, DateOnly? Since, IReadOnlyDictionary<string, string?> Facts, string? Plans, DateOnly? RenewalOn, bool? AutoRenew, decimal PastDue,
    long? PastDueDays, DateOnly? TouchedOn, string? TouchedBy, ScoreOfCustomer? Score, IReadOnlyList<MonthOfCustomer> Months, IReadOnlyList<RelativeOfCustomer> Family, Links Links);

/// <summary>A reason of a score: points of health, below 0 where it raises the risk.</summary>
internal sealed record ReasonOfScore(string Feature, string Label, string? Text, double? Value, double Points, double? ValueBefore);

/// <summary>A score of an earlier day.</summary>
internal sealed record HealthThen(DateOnly Day, string Kind, string Engine, int? Model, double Health, string Band);

/// <summary>The health of a customer, from the base rate by its reasons to the score.</summary>
internal sealed record HealthAnswer(
    string CustomerId, string Name, string? Currency, ScoreOfCustomer Score, double BaseHealth, double Rest, IReadOnlyList<ReasonOfScore> Reasons, IReadOnlyList<HealthThen> History, Links Links);

/// <summary>Who asks.</summary>
internal sealed record WhoAnswer(string Id, string Name, string Role, string? Book);

/// <summary>A task.</summary>
internal sealed record TaskAnswer(
    int Id, string? CustomerId, string? CustomerName, string Title, string Text, string? Cause, int? Step, DateOnly? HappenedOn, DateOnly? GoneOn, string? Owner, string? OwnerName, string? Book, DateOnly DueOn, string State,
    string? Outcome, string? OutcomeNote, DateOnly? SnoozedUntil, DateOnly MadeOn, DateOnly? ClosedOn, string? ClosedBy, decimal? Mrr, double? Risk, double? Urgency, double Weight, int Version, Links Links);

/// <summary>A task to make.</summary>
/// <param name="Title">What to do.</param>
/// <param name="DueOn">The day.</param>
/// <param name="CustomerId">For whom; null for nobody.</param>
/// <param name="Text">More about it.</param>
/// <param name="Owner">book, for whoever has the customer's book, or me.</param>
internal sealed record NewTask(string? Title, string? DueOn, string? CustomerId = null, string? Text = null, string? Owner = null);

/// <summary>What of a task is changed: its words and day, or its state with an outcome, or the day it is put off until.</summary>
/// <param name="Title">What to do.</param>
/// <param name="DueOn">The day.</param>
/// <param name="Text">More about it.</param>
/// <param name="Owner">book, me or keep.</param>
/// <param name="State">done, dismissed or open.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Note">More about that.</param>
/// <param name="SnoozedUntil">The day it comes back.</param>
internal sealed record ChangedTask(string? Title = null, string? DueOn = null, string? Text = null, string? Owner = null, string? State = null, string? Outcome = null, string? Note = null, string? SnoozedUntil = null);

/// <summary>What became of a file.</summary>
internal sealed record FileOfLoad(string File, string Status, string? Mapping, long Rows, long Accepted, long Quarantined, long Skipped, IReadOnlyList<string> Tables, string? Message);

/// <summary>A load: waiting, running, building (the files are in, the numbers are being made), done or failed.</summary>
internal sealed record LoadAnswer(string Id, string State, bool IsRehearsal, string Name, int? Percent, string? Step, IReadOnlyList<FileOfLoad> Files, string? Failure, Links Links)
{
    /// <summary>How often it was begun: twice where the program was stopped half way.</summary>
    public int Begun { get; init; }
}
