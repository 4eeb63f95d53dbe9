namespace Retention.Web.Work.Tasks;

/// <summary>Something that somebody is to do, for a customer as a rule: made by a person, or opened by a playbook because something happened.</summary>
public sealed class WorkTask
{
    /// <summary>Given by the database.</summary>
    public int Id { get; init; }

    /// <summary>The customer; null for one of nobody.</summary>
    public string? CustomerId { get; set; }

    /// <summary>How the customer was called when the task was weighed last.</summary>
    public string? CustomerName
    {
        get;
        set => (field, CustomerFolded) = (value, value is null ? null : TaskSearch.Fold(value));
    }

    /// <summary>The same as a search compares it; what it begins with, so that an index can hold it.</summary>
    public string? CustomerFolded { get; private set; }

    /// <summary>What to do, 1 to 200 characters; in English where a playbook made it.</summary>
    public required string Title { get; set; }

    /// <summary>The same in Spanish; null where a person wrote it.</summary>
    public string? TitleEs { get; set; }

    /// <summary>More about it, plain text of at most 4,000 characters.</summary>
    public string Text { get; set; } = "";

    /// <summary>Why it was opened, a trigger of the playbooks; null where a person made it.</summary>
    public string? Cause { get; init; }

    /// <summary>Which step of the playbook, from 1; null where a person made it.</summary>
    public int? Step { get; init; }

    /// <summary>The day of what happened.</summary>
    public DateOnly? HappenedOn { get; init; }

    /// <summary>The number that came with it: an answer, days, attempts.</summary>
    public double? Value { get; init; }

    /// <summary>The file whose row shows it; null where no single row does.</summary>
    public string? EvidenceFile { get; init; }

    /// <summary>The line of that row.</summary>
    public long? EvidenceLine { get; init; }

    /// <summary>Since when the cause is no more; null while it is.</summary>
    public DateOnly? GoneOn { get; set; }

    /// <summary>The person it was given to; null for whoever has the customer's book.</summary>
    public string? Owner { get; set; }

    /// <summary>Their name, as it was then.</summary>
    public string? OwnerName { get; set; }

    /// <summary>The customer's book when the task was weighed last.</summary>
    public string? Book { get; set; }

    /// <summary>The day by which it is to be done.</summary>
    public DateOnly DueOn { get; set; }

    /// <summary>open, done or dismissed.</summary>
    public required string State { get; set; }

    /// <summary>One of <see cref="TaskWords.Outcomes"/>; null while it is open.</summary>
    public string? Outcome { get; set; }

    /// <summary>What more there is to say about it.</summary>
    public string? OutcomeNote { get; set; }

    /// <summary>The day it comes back; null where nobody put it off.</summary>
    public DateOnly? SnoozedUntil { get; set; }

    /// <summary>Who made it; null for a playbook, empty where nobody signs in.</summary>
    public string? MadeBy { get; init; }

    /// <summary>The day it was made, which counts for the budget.</summary>
    public DateOnly MadeOn { get; init; }

    /// <summary>When, in UTC.</summary>
    public DateTime MadeAt { get; init; }

    /// <summary>The day it was done or dismissed.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>Who did it.</summary>
    public string? ClosedBy { get; set; }

    /// <summary>What the customer paid when the task was weighed last; null without a customer.</summary>
    public decimal? Mrr { get; set; }

    /// <summary>How likely it was to leave, 0 to 1.</summary>
    public double? Risk { get; set; }

    /// <summary>How much the time weighed.</summary>
    public double? Urgency { get; set; }

    /// <summary>What the list is sorted by, see docs/decisions/0054; 0 without a customer.</summary>
    public double Weight { get; set; }

    /// <summary>Goes up with every change by a person, so that the second of two is told.</summary>
    public int Version { get; set; } = 1;

    /// <summary>The title in a language.</summary>
    public string TitleIn(string language) => language == "es" && TitleEs is { } spanish ? spanish : Title;
}
