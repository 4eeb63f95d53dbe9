using System.CommandLine;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Retention.Analytics.Reviews;
using Retention.Analytics.Warehousing;
using Retention.Web.Commands.Answers;
using Retention.Web.Exports;
using Retention.Web.Hosting;
using Retention.Web.Language;
using Retention.Web.Printing;
using Retention.Web.Work.Reviews;

namespace Retention.Web.Commands;

/// <summary>Writes the review of a quarter into a file: as PDF, printed by the browser that is installed, or as a workbook.</summary>
internal sealed class ReviewCommand(CommonOptions options)
{
    private readonly Argument<string> quarter = new("quarter") { Description = "The quarter, such as 2026-q3" };
    private readonly Option<string> output = new("--output", "-o") { Description = "The file, .pdf or .xlsx; one that is there is replaced when the new one is whole", HelpName = "FILE", Required = true };
    private readonly Option<string?> version = new("--review") { Description = "Which one: draft, or the number of a published version (default: the latest published, else the draft)", HelpName = "draft|N" };
    private readonly Option<string?> paper = new("--paper") { Description = "Paper of the PDF (default: that of this machine's region)", HelpName = "a4|letter" };
    private readonly Option<string?> language = new("--language") { Description = "Language (default: that of this machine)", HelpName = "en|es" };
    private readonly WorkOption work = new();

    public Command Create()
    {
        language.AcceptOnlyFromAmong([.. Cultures.Languages]);
        paper.AcceptOnlyFromAmong("a4", "letter");
        var command = new Command("review", "Write the review of a quarter into a file, as PDF or as a workbook") { quarter, output, version, paper, language, work.Option };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        if (parsed.GetValue(language) is { } asked) CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(asked);
        if (options.HasSettings(parsed)) throw new WrongUseException("A review shows the workspace's own numbers: set a policy or a day with `./retention refresh --policy NAME=VALUE --as-of DATE` first.");
        if (ReviewQuarter.Read(parsed.GetValue(quarter)) is not { } of) throw new WrongUseException($"'{parsed.GetValue(quarter)}' is not a quarter: write it as 2026-q3.");
        var file = Path.GetFullPath(parsed.GetValue(output)!);
        var kind = Path.GetExtension(file).ToLowerInvariant();
        if (kind is not (".pdf" or ".xlsx")) throw new WrongUseException($"review writes .pdf and .xlsx, and not '{kind}': name the file so with -o.");
        var directory = options.DataDirectory(parsed);
        Workspace.RequireData(directory);
        // Nobody is told where it listens, and it asks everybody to sign in.
        await using var app = WebApp.Build(new ServeOptions(directory, "http://127.0.0.1:0", LoadSample: false, RunJobs: false, Work: work.Of(parsed)) { IsQuiet = true });
        await app.StartAsync(cancel);
        try
        {
            await app.Services.GetRequiredService<WarehouseHost>().Ready.WaitAsync(cancel);
            var review = await app.Services.GetRequiredService<ReviewDesk>().ReadAsync(of, parsed.GetValue(version), cancel)
                ?? throw new WarehouseException($"There is no such review of {of.Key}: the quarters that have figures and what was published stand on the page /review.");
            var bytes = await WholeFile.WriteAsync(file, target => WriteAsync(app, target, review, kind, parsed.GetValue(paper), cancel));
            using var answer = Answer.To(Pipe.Open(), options.Format(parsed));
            answer.Begin([new("file"), new("version"), new("bytes")]);
            answer.Row([file, review.Mark is { } mark ? mark.Version.ToString(CultureInfo.InvariantCulture) : "draft", bytes]);
            answer.Finish();
        }
        finally
        {
            await app.StopAsync(CancellationToken.None);
        }

        return ExitCode.Done;
    }

    private static async Task<long> WriteAsync(WebApplication app, Stream target, ReviewPaper review, string kind, string? paper, CancellationToken cancel)
    {
        if (kind == ".pdf") await target.WriteAsync(await app.Services.GetRequiredService<ReviewPrinter>().PrintAsync(review, paper, cancel), cancel);
        else new ReviewWorkbook(new Words(), TimeProvider.System).Write(target, review);
        return target.Length;
    }
}
