using System.CommandLine;
using Retention.Analytics.Lifetimes;

namespace Retention.Web.Commands.Models;

/// <summary>The shifted-beta-geometric model on survivors by age.</summary>
internal static class ContractModel
{
    // Shares are fitted as if there were 100 customers: the parameters do not depend on it, the likelihood and the intervals would.
    private const double Hundred = 100;
    private static readonly string[] Columns = ["age", "fitted", "observed", "survival", "lower", "upper", "retention_rate", "residual_lifetime"];

    /// <summary>Fits and answers.</summary>
    public static void Answer(ContractFile file, LifetimeOptions options, ParseResult parsed, ModelAnswer answer)
    {
        var customers = parsed.GetValue(options.Customers);
        if (customers is not null && !file.IsShare) throw new WrongUseException("--customers is for a file of shares, and this one counts customers: leave it out.");
        var seen = file.Cohorts.Max(cohort => cohort.Count) - 1;
        var fitTo = Math.Min(WholeOf(options.FitTo, parsed) ?? seen, seen);
        var renewals = Renewals.Of(file.UpTo(fitTo, customers ?? Hundred));
        var observed = Renewals.Of(file.UpTo(null, Hundred)).Observed();
        var fit = ShiftedBetaGeometric.Fit(renewals);
        var isCounted = !file.IsShare || customers is not null;
        answer.Say("cohorts", file.Cohorts.Count);
        answer.Say("customers", isCounted ? renewals.Customers : null);
        answer.Say("fitted_to_age", fitTo);
        answer.Say("alpha", fit.Model?.Alpha);
        answer.Say("beta", fit.Model?.Beta);
        answer.Say("churn_of_first_period", fit.Model?.Churn);
        answer.Say("log_likelihood", isCounted ? fit.Model?.LogLikelihood : null);
        var rate = Discount(file, options, parsed, answer);
        answer.Say("discounted_expected_lifetime", fit.Model?.DiscountedLifetime(rate));
        if (Why(fit, rate, isCounted) is { Length: > 0 } reasons) answer.Say("not_defined", reasons);

        var last = fitTo + (WholeOf(options.Periods, parsed) ?? Math.Max(5, seen - fitTo));
        answer.Write(Columns, fit.Model is { } model ? Rows(model, last, rate, fitTo, isCounted, observed) : observed.Select((share, age) => (IReadOnlyList<object?>)[age, age <= fitTo, share, null, null, null, null, null]));
    }

    private static double Discount(ContractFile file, LifetimeOptions options, ParseResult parsed, ModelAnswer answer)
    {
        var yearly = parsed.GetValue(options.Discount) ?? 0.10;
        var perYear = parsed.GetValue(options.PerYear) ?? file.PeriodsInYear;
        var rate = ShiftedBetaGeometric.RateOfPeriod(yearly, perYear);
        if (rate is not 0 and < ShiftedBetaGeometric.LeastRate) throw new WrongUseException("--discount is so small that the sum would not end: give 0, or 0.001 and more.");
        answer.Say("discount_rate", yearly);
        answer.Say("periods_in_year", perYear);
        return rate;
    }

    private static IEnumerable<IReadOnlyList<object?>> Rows(ShiftedBetaGeometric model, int last, double rate, int fitTo, bool isCounted, IReadOnlyList<double> observed)
    {
        var residual = model.DiscountedResidualLifetimes(last + 1, rate);
        return model.Project(last).Select(row => (IReadOnlyList<object?>)
        [
            row.Age, row.Age <= fitTo, row.Age < observed.Count ? observed[row.Age] : null, row.Survival,
            isCounted ? row.Lower : null, isCounted ? row.Upper : null, row.RetentionRate, residual[row.Age],
        ]);
    }

    /// <summary>What has no value, and why.</summary>
    private static string Why(Fitted<ShiftedBetaGeometric> fit, double rate, bool isCounted)
    {
        List<string> reasons = [];
        if (fit.Reason is { } reason) reasons.Add($"the model: {reason.Sentence()}");
        if (fit.Model is { IsGeometric: true }) reasons.Add("alpha and beta: customers do not differ in their chance to leave, and the model is the geometric one");
        if (fit.Model is { } model && model.DiscountedLifetime(rate) is null) reasons.Add("the expected lifetime: without a discount it grows without end where alpha is at most 1");
        if (fit.Model is not null && !isCounted) reasons.Add("the log-likelihood and the intervals: the file has shares, and --customers N would say of how many");
        return string.Join("; ", reasons);
    }

    private static int? WholeOf(Option<double?> option, ParseResult parsed) => parsed.GetValue(option) switch
    {
        null => null,
        { } number when number == Math.Floor(number) => (int)number,
        _ => throw new WrongUseException($"{option.Name} takes a whole number of periods."),
    };
}
