using System.CommandLine;
using Retention.Analytics.Health;
using Retention.Analytics.Health.Engines;
using Retention.Analytics.Health.Protocol;
using Retention.Analytics.Health.Quality;
using Retention.XgBoost;

namespace Retention.Web.Commands.Models;

/// <summary>Judges the engines on a flat file, so that anybody can check them on a public data set.</summary>
internal sealed class TrainFileAnswer(CommonOptions options, TrainOptions own, ParseResult parsed)
{
    private static readonly string[] Columns = ["engine", "auc", "pr_auc", "log_loss", "brier", "ece", "top_decile_lift", "calibration_slope"];

    private static readonly Func<ChurnQuality, double>[] Figures = [one => one.Auc, one => one.PrAuc, one => one.LogLoss, one => one.Brier, one => one.Ece, one => one.TopDecileLift, one => one.Slope];

    /// <summary>Reads, judges and answers.</summary>
    public int Write()
    {
        if (options.HasSettings(parsed)) throw new WrongUseException("train --input reads a file and no warehouse: leave --policy and --as-of out.");
        if (parsed.GetValue(own.Gap) is not null && parsed.GetValue(own.Time) is null) throw new WrongUseException("--gap is about --time: name the column of days.");
        var engines = Engines();
        using var file = InputFile.Open(parsed.GetValue(own.Input), "train");
        var (label, id, time) = (file.Need(parsed, own.Label, "churn", "churned", "label", "left"), file.Find(parsed, own.Id), file.Find(parsed, own.Time));
        var read = TrainFile.Read(file, label, id, time);
        var judge = time is null ? Crossed(read.Table) : InTime(read.Table);
        var answer = new ModelAnswer(options, parsed);
        About(answer, read, judge.How);
        answer.Write(Columns, [.. engines.Select(engine => Row(engine.Engine, judge.Run(engine)))]);
        return ExitCode.Done;
    }

    private List<IChurnTrainer> Engines() => (parsed.GetValue(own.Engine), XgBoostLibrary.Status) switch
    {
        ("scorecard", _) => throw new WrongUseException("The scorecard gives bands and no probability, so there is nothing to judge on a file: give --engine logistic or xgboost."),
        ("xgboost", { IsPresent: false } library) => throw new ChurnModelException($"--engine xgboost: {library.Found}; {library.ToDo}."),
        ("xgboost", _) => [new XgBoostTrainer()],
        ("auto", { IsPresent: true }) => [new LogisticTrainer(), new XgBoostTrainer()],
        _ => [new LogisticTrainer()],
    };

    private (string How, Func<IChurnTrainer, IReadOnlyList<ChurnQuality>> Run) Crossed(FeatureTable table)
    {
        var (folds, repeats) = TrainOptions.Read(parsed.GetValue(own.Cross)!)!.Value;
        var customers = table.Ids.Distinct(StringComparer.Ordinal).Count();
        if (customers < folds) throw new WrongUseException($"--cv {parsed.GetValue(own.Cross)}: {customers} customers cannot be dealt into {folds} folds.");
        return ($"cross-validation, {folds} folds x {repeats}, by customer", engine => CrossValidation.Run(engine, table, folds, repeats, Training, CancellationToken.None));
    }

    private (string How, Func<IChurnTrainer, IReadOnlyList<ChurnQuality>> Run) InTime(FeatureTable table)
    {
        var split = TimeSplit.Latest(table, 0.2, parsed.GetValue(own.Gap) ?? 0);
        return ($"the rows from {split.From:yyyy-MM-dd} on, learned from those until {split.Until:yyyy-MM-dd}", engine =>
        {
            using var model = engine.Train(table.Take(split.Train), Training, CancellationToken.None);
            var test = table.Take(split.Test);
            return [ChurnQuality.Measure(test.Labels, [.. model.Predict(test).Select(LogOdds.Probability)])];
        });
    }

    private TrainingOptions Training => new(parsed.GetValue(own.Seed));

    private void About(ModelAnswer answer, TrainFile read, string how)
    {
        var table = read.Table;
        var left = table.Labels.Sum(label => (double)label);
        var rate = left / table.Rows;
        answer.Say("rows", table.Rows);
        answer.Say("customers", table.Ids.Distinct(StringComparer.Ordinal).Count());
        answer.Say("rows_that_left", (long)left);
        answer.Say("base_rate", rate);
        answer.Say("log_loss_of_base_rate", -rate * Math.Log(rate) - (1 - rate) * Math.Log(1 - rate));
        answer.Say("brier_of_base_rate", rate * (1 - rate));
        answer.Say("columns", table.Width);
        if (read.LeftOut.Count > 0) answer.Say("left_out", string.Join(", ", read.LeftOut) + " (texts with more than 50 different words)");
        answer.Say("judged_by", how);
        answer.Say("seed", parsed.GetValue(own.Seed));
        if (!XgBoostLibrary.Status.IsPresent && parsed.GetValue(own.Engine) == "auto") answer.Say("not_there", $"xgboost: {XgBoostLibrary.Status.Found}; {XgBoostLibrary.Status.ToDo}");
    }

    private static object?[] Row(string engine, IReadOnlyList<ChurnQuality> repeats) =>
        [engine, .. Figures.Select(figure => (object?)repeats.Average(figure))];
}
