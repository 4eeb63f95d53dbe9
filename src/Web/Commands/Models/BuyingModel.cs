using System.CommandLine;
using Retention.Analytics.Lifetimes;

namespace Retention.Web.Commands.Models;

/// <summary>BG/NBD on a file of customers with x, t_x and T.</summary>
internal static class BuyingModel
{
    /// <summary>The usual names of the column of customers.</summary>
    public static readonly string[] Customers = ["customer_id", "customer", "id"];

    /// <summary>The usual names of the column of repeat purchases.</summary>
    public static readonly string[] Repeats = ["x", "frequency", "repeats"];

    private static readonly string[] Columns = ["customer", "x", "t_x", "T", "probability_alive", "expected_purchases"];

    /// <summary>Reads, fits and answers.</summary>
    public static void Answer(InputFile file, LifetimeOptions options, ParseResult parsed, ModelAnswer answer)
    {
        var customer = file.Find(parsed, options.Customer, Customers);
        var (x, last, watched) = (file.Need(parsed, options.Repeats, Repeats), file.Need(parsed, options.Last, "t_x", "recency"), file.Need(parsed, options.Watched, "T", "watched"));
        var rows = file.Rows(() => (Customer: customer is { } at ? file.Text(at) : null, Past: Past(file, x, last, watched))).ToList();
        var fit = BgNbd.Fit(rows.Select(row => row.Past));
        var ahead = parsed.GetValue(options.Periods) ?? rows.Max(row => row.Past.Watched);
        answer.Say("customers", rows.Count);
        answer.Say("r", fit.Model?.R);
        answer.Say("alpha", fit.Model?.Alpha);
        answer.Say("a", fit.Model?.A);
        answer.Say("b", fit.Model?.B);
        answer.Say("log_likelihood", fit.Model?.LogLikelihood);
        answer.Say("periods", ahead);
        if (fit.Reason is { } reason) answer.Say("not_defined", $"the model: {reason.Sentence()}");
        answer.Write(Columns, rows.Select(row => (IReadOnlyList<object?>)
        [
            row.Customer, row.Past.Repeats, row.Past.Last, row.Past.Watched, fit.Model?.ProbabilityAlive(row.Past), fit.Model?.ExpectedPurchases(row.Past, ahead),
        ]));
    }

    private static Purchases Past(InputFile file, int x, int last, int watched)
    {
        var past = new Purchases(file.Whole(x), file.Number(last), file.Number(watched));
        return past.Fault() is { } fault ? throw file.Bad(last, fault) : past;
    }
}
