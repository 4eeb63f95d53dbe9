using Retention.Analytics.Reports;
using Retention.Analytics.Reviews;
using Retention.Web.Language;
using Retention.Web.Work;
using Retention.Web.Work.Notes;

namespace Retention.Web.Charts;

/// <summary>The page of a customer: what was read, with what people have set and when this one was here before.</summary>
/// <param name="Report">The customer.</param>
/// <param name="Health">Its health; null where it was not scored.</param>
/// <param name="Tab">The part in view.</param>
/// <param name="Invoice">Number of the invoice that was asked for.</param>
/// <param name="Before">The visit before this one; null for the first.</param>
public sealed record CustomerView(CustomerReport Report, CustomerHealthView? Health, string Tab, string? Invoice, CustomerVisit? Before)
{
    /// <summary>How many events a list shows before it says how many more there are.</summary>
    public const int Most = 10;

    /// <summary>The customer's address with a part of its page.</summary>
    public string At(string tab) => $"{Links.Customer(Report.Customer.CustomerId)}?tab={tab}";

    /// <summary>The same with the notes that stand, as events, for the time axis.</summary>
    public CustomerView With(IReadOnlyList<NoteEntry> notes, WorkspaceZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var marks = notes.Where(one => one.Note.DeletedAt is null).Select(one => new CustomerEvent(DateOnly.FromDateTime(zone.Of(one.Note.MadeAt)), "note", "", null, null, null, null, null, one.Note.AuthorName, null, null));
        return this with { Report = Report with { Events = [.. Report.Events, .. marks] } };
    }

    /// <summary>The file of the part in view.</summary>
    public string Part => "_" + char.ToUpperInvariant(Tab[0]) + Tab[1..];

    /// <summary>The brief's address.</summary>
    public string Brief => Links.Customer(Report.Customer.CustomerId) + "/brief";

    /// <summary>The report for the customer of the last quarter that is over; null before the first.</summary>
    public string? Value => Report.Steps.LastOrDefault(step => step.IsComplete && step.Month.Month % 3 == 0) is { } last
        ? $"/review/{ReviewQuarter.Of(last.Month).Key}/customers/{Uri.EscapeDataString(Report.Customer.CustomerId)}" : null;

    /// <summary>Something to talk about, in words.</summary>
    public static string Say(CustomerTopic topic, string? currency, Format format, Words words)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(words);
        var figure = topic.Topic switch
        {
            "past_due" => format.Money(topic.Value, currency, 2),
            "limit" or "less_use" => format.Percent(topic.Value, 0),
            _ => format.Number(topic.Value),
        };
        return topic is { Topic: "no_touch", Value: null } ? words["topic.never_touched"] : words[$"topic.{topic.Topic}", figure, topic.What ?? ""];
    }

    /// <summary>The invoice that was asked for, where it is there.</summary>
    public CustomerInvoice? Named => Report.Invoices.FirstOrDefault(invoice => invoice.Label == Invoice);

    /// <summary>What happened after the numbers of the visit before.</summary>
    public IReadOnlyList<CustomerEvent> Since => Before is null ? [] : [.. Report.Events.Where(one => one.Day > Before.SeenTo)];

    /// <summary>Events of a kind, the latest first.</summary>
    public IEnumerable<CustomerEvent> Of(string kind) => Report.Events.Where(one => one.Kind == kind);

    /// <summary>Themes of the comment of an answer; blank for none.</summary>
    public string Themes(CustomerEvent answer, Words words)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(words);
        var found = Report.Themes.FirstOrDefault(one => one.Day == answer.Day && one.Survey == answer.What && one.Comment == answer.Detail);
        return (words.Language == "es" ? found?.LabelsEs : found?.LabelsEn) ?? "";
    }

    /// <summary>An event in words.</summary>
    public static string Say(CustomerEvent one, string? currency, Format format, Words words)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(words);
        return one.Kind switch
        {
            "movement" => words["event.movement", words[$"movement.{one.What}"], format.MoneyChange(one.Amount, currency, 2)],
            "invoice" => words["event.invoice", one.What, format.Money(one.Amount, one.Currency, 2), words[$"invoice.{one.Detail}"]],
            "payment" => words["event.payment", format.Money(one.Amount, one.Currency, 2), words[$"payment.{one.What}"]],
            "answer" => one.Amount is null ? words["event.asked", one.What.ToUpperInvariant()] : words["event.answer", one.What.ToUpperInvariant(), format.Number(one.Amount)],
            "ticket" => words[one.DoneOn is null ? "event.ticket.open" : "event.ticket", one.What, format.Day(one.DoneOn)],
            "touch" => words["event.touch", Touch(one.What, words)],
            _ => words[one.DoneOn is null ? "event.milestone.open" : "event.milestone", one.What, format.Day(one.DoneOn)],
        };
    }

    /// <summary>A kind of contact; as the file has it where it is none of ours.</summary>
    public static string Touch(string? kind, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return kind is null ? Format.Nothing : words.Has($"touch.{kind}") ? words[$"touch.{kind}"] : kind;
    }

    /// <summary>A priority; as the file has it where it is none of ours.</summary>
    public static string Priority(string? priority, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return priority is null ? Format.Nothing : words.Has($"priority.{priority}") ? words[$"priority.{priority}"] : priority;
    }

    /// <summary>Why a payment failed; as the file has it where it is none of ours.</summary>
    public static string Failure(string code, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Has($"failure.{code}") ? words[$"failure.{code}"] : code;
    }

    /// <summary>What stands in the columns of a ticket, a contact or a milestone.</summary>
    public static string What(CustomerEvent one, Words words)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.Kind == "touch" ? Touch(one.What, words) : one.What;
    }

    /// <summary>What is said of it.</summary>
    public static string Detail(CustomerEvent one, Words words)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.Kind == "ticket" ? Priority(one.Detail, words) : one.Detail ?? Format.Nothing;
    }

    /// <summary>When it was done, or who did it.</summary>
    public static string Done(CustomerEvent one, Format format, Words words)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(words);
        return one.Kind == "touch" ? one.Who ?? Format.Nothing : one.DoneOn is null ? words["customer.open"] : format.Day(one.DoneOn);
    }

    /// <summary>What the group pays together.</summary>
    public static string Group(CustomerReport report, Format format, Words words)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(words);
        return words["customer.family", format.Money(report.Family.Count > 0 ? report.Family[0].Sum : null, report.Currency, 2)];
    }

    /// <summary>How many lines of a list are left out.</summary>
    public static string More(int left, Format format, Words words)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(words);
        return words["customer.since.more", format.Number(left)];
    }
}
