using System.CommandLine;
using Retention.Analytics.Reports;
using Retention.Web.Commands.Answers;

namespace Retention.Web.Commands.Models;

/// <summary>Prints the forecast of MRR, or how far such forecasts lay from what happened.</summary>
internal sealed class ForecastCommand(CommonOptions options)
{
    private readonly Option<bool> trial = new("--trial") { Description = "The error of forecasts from earlier month ends, by how far ahead they looked" };

    public Command Create()
    {
        var command = new Command("forecast", "MRR of the next 12 months with a range that held 80 % of simulated paths; --trial prints its error in the past") { trial, options.Where };
        command.SetAction((parsed, cancel) => Workspace.ReadAsync(options, parsed, async warehouse =>
        {
            var report = await ForecastReport.ReadAsync(warehouse, options.Selected(parsed), cancel);
            using var answer = Answer.To(Pipe.Open(), options.Format(parsed), json => Answer.WriteBasis(json, warehouse.AsOf, warehouse.Settings.Policies.Values));
            if (parsed.GetValue(trial)) Trials(answer, report);
            else Months(answer, report);
            answer.Finish();
            return ExitCode.Done;
        }, keepVariant: true, cancel));
        return command;
    }

    private static void Months(IAnswer answer, ForecastReport report)
    {
        answer.Begin(
        [
            new("month", CellFormat.Month), new("existing", CellFormat.Money), new("existing_low", CellFormat.Money), new("existing_high", CellFormat.Money),
            new("with_new", CellFormat.Money), new("with_new_low", CellFormat.Money), new("with_new_high", CellFormat.Money), new("known_to_end", CellFormat.Money), new("signed_starts", CellFormat.Money),
        ]);
        foreach (var one in report.Months)
        {
            answer.Row([one.Month, (decimal)one.Existing.Expected, (decimal)one.Existing.Low, (decimal)one.Existing.High, (decimal)one.Total.Expected, (decimal)one.Total.Low, (decimal)one.Total.High, (decimal)one.Ending, (decimal)one.Starting]);
        }
    }

    private static void Trials(IAnswer answer, ForecastReport report)
    {
        answer.Begin([new("months_ahead"), new("n"), new("error"), new("bias"), new("covered"), new("error_existing"), new("bias_existing"), new("covered_existing")]);
        foreach (var one in report.Trials)
        {
            answer.Row([one.Ahead, one.N, one.Total.Mean, one.Total.Bias, one.Total.Covered, one.Existing.Mean, one.Existing.Bias, one.Existing.Covered]);
        }
    }
}
