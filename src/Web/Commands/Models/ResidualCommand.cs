using System.CommandLine;
using Retention.Analytics.Lifetimes;
using Retention.Analytics.Reports;
using Retention.Web.Commands.Answers;

namespace Retention.Web.Commands.Models;

/// <summary>Prints what each customer of today is still expected to leave.</summary>
internal sealed class ResidualCommand(CommonOptions options)
{
    public Command Create()
    {
        var command = new Command("residual", "Predicted residual value of each customer: MRR x margin x the months the sBG model expects of its age") { options.Where };
        command.SetAction((parsed, cancel) => Workspace.ReadAsync(options, parsed, async warehouse =>
        {
            using var answer = Answer.To(Pipe.Open(), options.Format(parsed), json => Answer.WriteBasis(json, warehouse.AsOf, warehouse.Settings.Policies.Values));
            answer.Begin(
            [
                new("customer_id"), new("name"), new("age_months"), new("mrr", CellFormat.Money), new("expected_months", CellFormat.Trimmed), new("residual_value", CellFormat.Money),
            ]);
            var why = await ResidualReport.ExportAsync(warehouse, options.Selected(parsed), customer =>
            {
                answer.Row([customer.CustomerId, customer.Name, customer.Age, customer.Mrr, customer.Months, customer.Worth]);
                return Task.CompletedTask;
            }, cancel);
            if (why is not null) throw new WrongUseException(Sentence(why));
            answer.Finish();
            return ExitCode.Done;
        }, keepVariant: true, cancel));
        return command;
    }

    private static string Sentence(string why) => why == "endless"
        ? "At a discount rate of 0 the life the model expects grows without end: give --policy discount_rate=0.10, or another rate above 0."
        : Enum.Parse<NotDefined>(why) switch
        {
            NotDefined.NobodyLeft => "Nobody has left yet: how long customers stay cannot be projected.",
            NotDefined.NoCustomers => "There are no customers to project.",
            var reason => $"There is no projection ({reason}): see `./retention report lifetime --model sbg`.",
        };
}
