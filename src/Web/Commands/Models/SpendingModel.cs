using System.CommandLine;
using Retention.Analytics.Lifetimes;

namespace Retention.Web.Commands.Models;

/// <summary>Gamma-gamma on a file of customers with their repeat purchases and the mean value of these.</summary>
internal static class SpendingModel
{
    private static readonly string[] Columns = ["customer", "x", "mean_value", "expected_order"];

    /// <summary>Reads, fits and answers; customers without a repeat purchase are not fitted, and expected to spend as all do.</summary>
    public static void Answer(InputFile file, LifetimeOptions options, ParseResult parsed, ModelAnswer answer)
    {
        var customer = file.Find(parsed, options.Customer, BuyingModel.Customers);
        var (x, value) = (file.Need(parsed, options.Repeats, BuyingModel.Repeats), file.Need(parsed, options.Value, "zbar", "monetary_value", "mean_value", "value"));
        var rows = file.Rows(() => (Customer: customer is { } at ? file.Text(at) : null, Spent: Spent(file, x, value))).ToList();
        var buyers = rows.Where(row => row.Spent.Repeats > 0).Select(row => row.Spent).ToList();
        var fit = GammaGamma.Fit(buyers);
        answer.Say("customers", rows.Count);
        answer.Say("customers_fitted", buyers.Count);
        answer.Say("p", fit.Model?.P);
        answer.Say("q", fit.Model?.Q);
        answer.Say("v", fit.Model?.V);
        answer.Say("log_likelihood", fit.Model?.LogLikelihood);
        answer.Say("mean_order", fit.Model?.MeanOrder);
        if (fit.Reason is { } reason) answer.Say("not_defined", $"the model: {reason.Sentence()}");
        else if (fit.Model!.MeanOrder is null) answer.Say("not_defined", "the mean order: q is at most 1, so the mean over all customers has no end");
        answer.Write(Columns, rows.Select(row => (IReadOnlyList<object?>)
        [
            row.Customer, row.Spent.Repeats, row.Spent.Repeats > 0 ? row.Spent.Mean : null, fit.Model?.ExpectedOrder(row.Spent.Repeats, row.Spent.Mean),
        ]));
    }

    private static Spending Spent(InputFile file, int x, int value)
    {
        var repeats = file.Whole(x);
        if (repeats == 0) return new(0, 0);
        var mean = file.Number(value);
        return mean > 0 ? new(repeats, mean) : throw file.Bad(value, "the mean value of repeat purchases is above 0");
    }
}
