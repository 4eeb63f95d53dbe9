using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Work;

namespace Retention.Web.Pages.Renewals;

/// <summary>How good the forecasts were: snapshots kept and scored, and the chances of the past.</summary>
public sealed class ForecastsModel(Warehouse warehouse, RenewalForecasts forecasts) : PageModel
{
    /// <summary>Snapshots, the latest first.</summary>
    public IReadOnlyList<RenewalScore> Scores { get; private set; } = [];

    /// <summary>Chances of the past beside what happened.</summary>
    public IReadOnlyList<RenewalBacktest> Backtest { get; private set; } = [];

    /// <summary>The reporting currency.</summary>
    public string? Currency => ReportCurrency.Of(warehouse);

    /// <summary>Reads both.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => (Scores, Backtest) = (await forecasts.ScoresAsync(cancel), await RenewalReport.BacktestAsync(warehouse, cancel));

    /// <summary>Keeps what is expected today.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await forecasts.RunAsync(always: true, cancel);
        return RedirectToPage();
    }
}
