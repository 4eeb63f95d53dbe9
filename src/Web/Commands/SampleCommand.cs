using System.CommandLine;
using System.Globalization;
using Retention.Ingest.Sample;
using Retention.Web.Commands.Answers;

namespace Retention.Web.Commands;

/// <summary>Writes a made-up company as the files that <c>ingest</c> takes. The same seed gives the same bytes.</summary>
internal sealed class SampleCommand(CommonOptions options)
{
    private readonly Option<int> customers = Within("--customers", "How many customers ever signed up", 400, 9_999_999);
    private readonly Option<int> months = Within("--months", "How many months of history", 36, 240);
    private readonly Option<int> seed = new("--seed") { Description = "Another seed makes another company", HelpName = "S", DefaultValueFactory = _ => 1 };
    private readonly Option<string?> ends = new("--ends-on") { Description = $"The last day that has happened (default: {SampleOptions.DefaultEnd:yyyy-MM-dd})", HelpName = "DATE" };
    private readonly Option<string> folder = new("--out") { Description = "Folder to write into; files of the same names are replaced", HelpName = "DIR", Required = true };
    private readonly Option<bool> truth = new("--truth") { Description = "Also write truth.csv.gz: each customer's true chance of leaving" };

    public Command Create()
    {
        var command = new Command("sample", "Write a made-up company to load, believable and from a seed") { customers, months, seed, ends, folder, truth };
        ends.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && Day(text) is null)
            {
                result.AddError($"--ends-on takes a day such as 2026-10-31, and not '{text}'.");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var directory = Path.GetFullPath(parsed.GetValue(folder)!);
        var wanted = new SampleOptions(parsed.GetValue(customers), parsed.GetValue(months), parsed.GetValue(seed), Day(parsed.GetValue(ends)) ?? SampleOptions.DefaultEnd)
        {
            Truth = parsed.GetValue(truth),
        };
        using (var line = new ProgressLine())
        {
            var progress = new Progress<int>(done => line.Show(string.Create(CultureInfo.InvariantCulture, $"{done}/{wanted.Customers} customers")));
            await Task.Run(() => SampleCompany.Write(wanted, directory, progress, cancel), cancel);
        }

        using var answer = Answer.To(Pipe.Open(), options.Format(parsed));
        answer.Begin([new("file"), new("bytes")]);
        foreach (var file in new DirectoryInfo(directory).GetFiles().OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            answer.Row([file.Name, file.Length]);
        }

        answer.Finish();
        return ExitCode.Done;
    }

    private static Option<int> Within(string name, string description, int standard, int most)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var number && (number < 1 || number > most))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes a number from 1 to {most}, and not {number}."));
            }
        });
        return option;
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
