using System.Globalization;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;

namespace Retention.Web.Charts;

/// <summary>Addresses of the customers behind a number. One place, so that a bar, a cell and a card of the same number agree.</summary>
public static class Links
{
    /// <summary>The customers behind a movement or a balance of a month.</summary>
    /// <param name="month">First day of the month.</param>
    /// <param name="movement">A movement, <c>opening</c>, <c>closing</c>, <c>net</c>, <c>lost</c> or <c>committed</c>.</param>
    /// <param name="of">Which customers; null for everybody.</param>
    /// <param name="more">Further conditions: <c>("subtype", "seats")</c>.</param>
    public static string Customers(DateOnly month, string movement, Selection? of, params (string Name, string? Value)[] more) =>
        "/revenue/customers?month=" + Month(month) + "&movement=" + movement + And(of)
        + string.Concat(more.Where(one => one.Value is not null).Select(one => $"&{one.Name}={Uri.EscapeDataString(one.Value!)}"));

    /// <summary>What an address shows, as a file.</summary>
    public static string Csv(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "handler=csv";
    }

    /// <summary>The answers behind a score of a period.</summary>
    /// <param name="month">First day of the month.</param>
    /// <param name="survey"><c>nps</c>, <c>csat</c> or <c>ces</c>.</param>
    /// <param name="voice">One of <see cref="AnswerReport.Voices"/>.</param>
    /// <param name="of">Which customers; null for everybody.</param>
    public static string Answers(DateOnly month, string survey, string voice, Selection? of) =>
        $"/feedback/answers?month={Month(month)}&survey={survey}&voice={voice}{And(of)}";

    /// <summary>A month on Feedback.</summary>
    public static string Feedback(DateOnly month, Selection? of) => "/feedback?month=" + Month(month) + And(of);

    /// <summary>The way from MRR to cash of a month, of one customer where asked.</summary>
    public static string Reconciliation(DateOnly month, string? customer = null) =>
        "/revenue/reconciliation?month=" + Month(month) + (customer is null ? "" : "&customer=" + Uri.EscapeDataString(customer));

    /// <summary>The customers behind a cause of the reconciliation.</summary>
    public static string Cause(DateOnly month, string cause) => $"/revenue/customers?month={Month(month)}&cause={cause}";

    /// <summary>The rows that a reason of a customer's health comes from.</summary>
    public static string HealthRows(string customer, string feature) => $"/health/rows?customer={Uri.EscapeDataString(customer)}&feature={feature}";

    /// <summary>A month on Revenue.</summary>
    public static string Revenue(DateOnly month, Selection? of) => "/revenue?month=" + Month(month) + And(of);

    /// <summary>A page of billing in a month; blank is the first of them.</summary>
    public static string Billing(string page, DateOnly month, Selection? of) => $"/billing{(page.Length == 0 ? "" : "/" + page)}?month={Month(month)}{And(of)}";

    /// <summary>The payments behind a row of the recovery.</summary>
    /// <param name="month">The period of a row by month; the period in view of any other.</param>
    /// <param name="by">One of <see cref="Recovery.Ways"/>.</param>
    /// <param name="value">The reason or the attempt; null for all of them.</param>
    /// <param name="of">Which customers.</param>
    public static string Payments(DateOnly month, string by, string? value, Selection? of) =>
        $"/billing/payments?month={Month(month)}&by={by}{(value is null ? "" : "&value=" + Uri.EscapeDataString(value))}{And(of)}";

    /// <summary>The cohorts that a cell is of, or those of a month.</summary>
    public static string Cohorts(NumberRequest cell, DateOnly month, Selection? of)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return "/cohorts?month=" + Month(month) + And(of)
            + (cell.IsOfCohort ? $"&by={cell.By}&view={cell.View}&measure={(cell.Movement == "cohort_kept" ? "grr" : "nrr")}#grid" : "");
    }

    /// <summary>The part of an address that keeps a filter and its periods: <c>&amp;where=segment:smb&amp;period=quarter</c>, or nothing for everybody by month.</summary>
    public static string And(Selection? of) => string.Concat(Parts(of).Select(one => $"&{one.Name}={Escape(one.Value)}"));

    /// <summary>What an address says of a filter and its periods; the usual is left out.</summary>
    public static IEnumerable<(string Name, string Value)> Parts(Selection? of)
    {
        if (of is null) yield break;
        if (!of.IsEveryone) yield return ("where", of.Text);
        if (of.Grain != Grain.Month) yield return ("period", of.Grain.Text());
        if (of.Against != Against.Before) yield return ("against", of.Against.Text());
    }

    /// <summary>The same for a filter as it is written.</summary>
    public static string Where(string text) => text.Length == 0 ? "" : "&where=" + Escape(text);

    /// <summary>A value of an address, with the signs that an address can carry as they are left readable.</summary>
    public static string Escape(string text) => Uri.EscapeDataString(text)
        .Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal).Replace("%3B", ";", StringComparison.Ordinal).Replace("%21", "!", StringComparison.Ordinal);

    /// <summary>One customer; with the number of one of its invoices, that invoice.</summary>
    public static string Customer(string id, string? invoice = null) =>
        "/customers/" + Uri.EscapeDataString(id) + (invoice is null ? "" : $"?invoice={Uri.EscapeDataString(invoice)}#invoice");

    /// <summary>A month as addresses write it.</summary>
    public static string Month(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
