using System.CommandLine;
using System.Data.Common;
using Retention.Analytics.Warehousing;
using Retention.Web.Commands.Answers;

namespace Retention.Web.Commands;

/// <summary>Answers a select over the warehouse. The connection can neither write nor reach any other file.</summary>
internal sealed class QueryCommand(CommonOptions options)
{
    private readonly Argument<string> sql = new("sql") { Description = "A select, such as \"select * from mart.months\"" };

    public Command Create()
    {
        var command = new Command("query", "Answer a SQL select, read-only; core.* and mart.* are the tables to look at") { sql };
        command.SetAction(RunAsync);
        return command;
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancel) => string.IsNullOrWhiteSpace(parsed.GetValue(sql))
        ? throw new WrongUseException("There is nothing to answer: write a select, such as ./retention query \"select * from mart.months\".")
        : AnswerAsync(parsed, cancel);

    private Task<int> AnswerAsync(ParseResult parsed, CancellationToken cancel) => Workspace.ReadAsync(options, parsed, async warehouse =>
    {
        await using var connection = warehouse.OpenReader();
        try
        {
            await using var rows = await Select(connection, parsed.GetValue(sql)!).ExecuteReaderAsync(cancel);
            using var answer = Answer.To(Pipe.Open(), options.Format(parsed));
            await answer.StreamAsync(rows, (r, i) => new(r.GetName(i)), cancel);
        }
        catch (DbException e)
        {
            throw new WrongUseException($"The query was not answered: {CommandLine.FirstLine(e.Message)}");
        }

        return ExitCode.Done;
    }, keepVariant: false, cancel);

    private static DbCommand Select(DbConnection connection, string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.CommandTimeout = 0;
        return command;
    }
}
