using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Retention.Analytics.Warehousing;
using Retention.XgBoost;

namespace Retention.Web.Commands.Doctor;

/// <summary>The programs and libraries around this one.</summary>
internal static class Tools
{
    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    public static IEnumerable<Finding> Look() => [Sdk(), Node(), Library(), Engines(), Words(), Chromium(), Fonts()];

    private static Finding Sdk()
    {
        var newest = Output("dotnet", "--list-sdks")?.Split('\n').Where(line => line.StartsWith("10.", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]).LastOrDefault();
        return newest is null
            ? new(".NET SDK", Health.Note, "no version 10 on PATH", "Needed to build after a change: install the .NET 10 SDK; ./retention names the command")
            : new(".NET SDK", Health.Good, newest);
    }

    private static Finding Node()
    {
        var node = Output("node", "--version")?.Trim();
        var npm = Output("npm", "--version")?.Trim();
        var major = int.TryParse(node?.TrimStart('v').Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return major >= 18 && npm is not null
            ? new("Node and npm", Health.Good, $"{node}, npm {npm}")
            : new("Node and npm", Health.Note, $"node {node ?? "not found"}, npm {npm ?? "not found"}", "Needed to build after a change: install Node 18 or newer with npm");
    }

    private static Finding Library()
    {
        try
        {
            return new("DuckDB library", Health.Good, Engine.Version());
        }
        catch (WarehouseException e)
        {
            return new("DuckDB library", Health.Bad, CommandLine.FirstLine(e.Message), "Delete src/DuckDb/native/obj and src/Web/bin, then run ./retention again");
        }
    }

    private static Finding Engines() => XgBoostLibrary.Status is { IsPresent: true } library
        ? new("Engines of the health score", Health.Good, $"scorecard, logistic regression, {library.Found}")
        : new("Engines of the health score", Health.Note, $"scorecard, logistic regression; {XgBoostLibrary.Status.Found}", $"Boosted trees as well: {XgBoostLibrary.Status.ToDo}");

    private static Finding Words()
    {
        var spanish = CultureInfo.GetCultureInfo("es-ES").NumberFormat.NumberDecimalSeparator;
        return spanish == ","
            ? new("Cultures (ICU)", Health.Good, "Spanish and English number formats are here")
            : new("Cultures (ICU)", Health.Bad, "Spanish number formats are missing", "Install the ICU library (libicu, icu-libs) and unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT");
    }

    private static Finding Chromium()
    {
        var version = Browsers.Prepend(Environment.GetEnvironmentVariable("CHROMIUM")).Select(name => string.IsNullOrEmpty(name) ? null : Output(name, "--version")?.Trim()).FirstOrDefault(text => text is not null);
        return version is null
            ? new("Chromium", Health.Note, "not found", "Only the browser tests need it: sudo apt-get install -y chromium")
            : new("Chromium", Health.Good, version);
    }

    private static Finding Fonts()
    {
        var count = Output("fc-list", "")?.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length ?? 0;
        return count > 0 || !OperatingSystem.IsLinux()
            ? new("Fonts", Health.Good, OperatingSystem.IsLinux() ? string.Create(CultureInfo.InvariantCulture, $"{count} installed") : "those of the system")
            : new("Fonts", Health.Note, "none installed", "Only browser tests need one: sudo apt-get install -y fonts-liberation fontconfig");
    }

    /// <summary>What a program prints, or null where it is missing or fails.</summary>
    private static string? Output(string program, string argument)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() && program == "npm" ? "npm.cmd" : program, argument) { RedirectStandardOutput = true, RedirectStandardError = true });
            var text = process!.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? text : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
