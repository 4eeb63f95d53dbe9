namespace Retention.Web.Work.Tasks;

/// <summary>The closed lists that tasks are written in.</summary>
public static class TaskWords
{
    /// <summary>What can become of a task.</summary>
    public static IReadOnlyList<string> Outcomes { get; } = ["solved", "will_stay", "will_leave", "reached", "no_answer", "not_needed", "other"];

    /// <summary>What a playbook can wait for, in the order of the pages. Each is Sql/reports/trigger_NAME.sql.</summary>
    public static IReadOnlyList<string> Causes { get; } = ["payment_failed", "detractor", "score_fell", "renewal", "onboarding_late", "card_expires", "no_touch"];

    /// <summary>Which tasks a list can show.</summary>
    public static IReadOnlyList<string> States { get; } = ["open", "snoozed", "done", "dismissed", "all"];
}
