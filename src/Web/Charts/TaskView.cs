using System.Globalization;
using Retention.Web.Language;
using Retention.Web.Work.Tasks;

namespace Retention.Web.Charts;

/// <summary>The tasks to do first.</summary>
/// <param name="Tasks">The tasks, the heaviest first.</param>
/// <param name="Today">The day.</param>
public sealed record TodaysTen(IReadOnlyList<WorkTask> Tasks, DateOnly Today);

/// <summary>A task in words.</summary>
public static class TaskView
{
    /// <summary>The record of the decision on the order.</summary>
    public const string Decided = "docs/decisions/0054-todays-ten-are-money-times-risk-times-time.md";

    /// <summary>The factors of the order, and their product.</summary>
    public static IReadOnlyList<string> Factors { get; } = ["mrr", "risk", "urgency", "weight"];

    /// <summary>Why a task is there, in a sentence; blank where a person made it.</summary>
    public static string Why(WorkTask task, Format format, Words words)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(words);
        if (task.Cause is not { } cause) return "";
        var days = (int)(task.Value ?? 0);
        return words[$"task.why.{cause}", format.Real(task.Value, 0), format.Day(task.HappenedOn), format.Day(task.MadeOn.AddDays(days)), format.Day(task.MadeOn.AddDays(-days))];
    }

    /// <summary>Whose task it is.</summary>
    public static string Owner(WorkTask task, Words words)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(words);
        return task.OwnerName is { Length: > 0 } name ? name : task.Book ?? words["task.nobody"];
    }

    /// <summary>What the factors mean.</summary>
    public static IReadOnlyList<Definition> Definitions(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return [.. Factors.Select(name => new Definition(
            Definition.IdOf($"task_{name}"), words[$"task.{name}"], words[$"define.task.{name}"], "mart.customer_today, mart.health_today", Decided, null, "/metrics#task_weights"))];
    }

    /// <summary>The form of a new task for a customer.</summary>
    public static string Make(string customer, string title, string back) =>
        $"/tasks/new?customer={Uri.EscapeDataString(customer)}&title={Uri.EscapeDataString(title)}&back={Uri.EscapeDataString(back)}";

    /// <summary>A day as a form takes it.</summary>
    public static string Field(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The list under other conditions.</summary>
    public static string Address(TaskRequest asked, string? state = null, bool? mine = null)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var parts = new[] { ("state", (state ?? asked.State) is { } shown and not "open" ? shown : ""), ("cause", asked.Cause ?? ""), ("book", asked.Book ?? ""), ("find", asked.Find ?? ""), ("mine", mine ?? asked.Mine ? "true" : "") };
        return "/tasks?" + string.Concat(parts.Where(part => part.Item2.Length > 0).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2)}&"));
    }
}
