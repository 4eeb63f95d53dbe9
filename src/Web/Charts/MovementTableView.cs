using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;

namespace Retention.Web.Charts;

/// <summary>The months of a bridge as a table, in a currency.</summary>
public sealed record MovementTableView(IReadOnlyList<MovementMonth> Months, string? Currency, Selection? Of = null);
