using System.CommandLine;
using Retention.Web.Work;

namespace Retention.Web.Commands;

/// <summary>Where what people write is kept: <c>work.db</c>, or the PostgreSQL database that is named.</summary>
internal sealed class WorkOption
{
    /// <summary>The variable to prefer: a command line can be read by everybody on the machine.</summary>
    private const string Variable = "RETENTION_WORK";

    public Option<string?> Option { get; } = new("--work")
    {
        Description = $"PostgreSQL database for what people write (default: work.db in the data directory, or {Variable}, which keeps the password out of the process list)", HelpName = "CONNECTION",
    };

    /// <param name="parsed">The command line.</param>
    /// <param name="isThere">Whether the command takes the option.</param>
    /// <exception cref="WrongUseException">It cannot be read.</exception>
    public WorkServer? Of(ParseResult parsed, bool isThere = true)
    {
        try
        {
            return WorkServer.Read((isThere ? parsed.GetValue(Option) : null) ?? Environment.GetEnvironmentVariable(Variable));
        }
        catch (FormatException e)
        {
            throw new WrongUseException(e.Message);
        }
    }
}
