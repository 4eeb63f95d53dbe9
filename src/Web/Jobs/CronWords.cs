using System.Globalization;
using System.Text.RegularExpressions;
using Retention.Web.Language;

namespace Retention.Web.Jobs;

/// <summary>Says the usual schedules in words; the others stay the expression they are.</summary>
public static partial class CronWords
{
    /// <summary>"Every day at 03:15" for <c>0 15 3 ? * *</c>, "Every hour at minute 5" for <c>0 5 * ? * *</c>.</summary>
    public static string Say(string cron, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (string.IsNullOrEmpty(cron)) return words["jobs.cron.off"];
        if (Daily().Match(cron) is { Success: true } day) return words["jobs.cron.daily", new TimeOnly(Number(day, 2), Number(day, 1))];
        if (Hourly().Match(cron) is { Success: true } hour) return words["jobs.cron.hourly", Number(hour, 1)];
        return words["jobs.cron.other"];
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^0 ([0-5]?\d) (1?\d|2[0-3]) (?:\?|\*) \* (?:\?|\*)$")]
    private static partial Regex Daily();

    [GeneratedRegex(@"^0 ([0-5]?\d) \* (?:\?|\*) \* (?:\?|\*)$")]
    private static partial Regex Hourly();
}
