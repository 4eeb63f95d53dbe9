using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Retention.Analytics.Reviews;
using Retention.Web.Security;
using Retention.Web.Work.Tasks;

namespace Retention.Web.Work.Reviews;

/// <summary>What people write for a review until it is published, and after: texts, actions, the order of its sections.</summary>
public sealed class ReviewDraft(WorkDatabase work, TimeProvider clock)
{
    private const int MostDays = 730;

    /// <summary>What is written for a quarter as it stands. Actions of earlier reviews are carried to it until the review that closed them.</summary>
    public async Task<(ReviewWords Words, int Edition)> ReadAsync(ReviewQuarter quarter, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(quarter);
        var key = ("@quarter", (object?)quarter.Key);
        // A quarter that nobody has arranged looks like the one before it.
        var arranged = await work.ReadAsync(
            "select quarter, sections, edition from reviews where quarter <= @quarter order by quarter desc limit 1", row => (Quarter: row.GetString(0), Sections: row.GetString(1), Edition: row.GetInt32(2)), cancel, key);
        var texts = await work.ReadAsync("select section, text, edition from review_texts where quarter = @quarter", row => (Section: row.GetString(0), Said: new ReviewSaid(row.GetString(1), row.GetInt32(2))), cancel, key);
        var actions = await work.ReadAsync(
            "select id, quarter, section, text, owner, due_on, state, edition from review_actions where quarter = @quarter or (quarter < @quarter and (closed_in is null or closed_in >= @quarter)) order by due_on, id",
            Line, cancel, key);
        var sections = arranged is [var found] ? found.Sections.Split(',', StringSplitOptions.RemoveEmptyEntries).Where(ReviewFigures.SectionNames.Contains).ToList() : ReviewFigures.SectionNames;
        return (new(sections, texts.ToDictionary(one => one.Section, one => one.Said), actions), arranged is [var own] && own.Quarter == quarter.Key ? own.Edition : 0);
    }

    /// <summary>Every action that is open, the first due first.</summary>
    public Task<IReadOnlyList<ReviewActionLine>> OpenActionsAsync(CancellationToken cancel) =>
        work.ReadAsync("select id, quarter, section, text, owner, due_on, state, edition from review_actions where closed_in is null order by due_on, id", Line, cancel);

    /// <summary>Writes what a section implies.</summary>
    /// <returns>Why not: <c>section</c>, <c>long</c> or <c>overtaken</c>; null where it was done.</returns>
    public async Task<string?> WriteAsync(ReviewQuarter quarter, ReviewTextForm form, Member who, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(quarter);
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(who);
        var text = TaskForm.Clean(form.Text);
        if (!ReviewFigures.SectionNames.Contains(form.Section)) return "section";
        if (text.Length > ReviewForms.LongestText) return "long";
        await using var db = await work.OpenAsync(cancel);
        var known = await db.Set<ReviewText>().SingleOrDefaultAsync(one => one.Quarter == quarter.Key && one.Section == form.Section, cancel);
        if ((known?.Edition ?? 0) != form.Edition) return "overtaken";
        if (text == (known?.Text ?? "")) return null;
        if (known is null) db.Add(known = new() { Quarter = quarter.Key, Section = form.Section!, Text = text, WrittenBy = who.Id });
        (known.Text, known.WrittenBy, known.WrittenAt, known.Edition) = (text, who.Id, Now, known.Edition + 1);
        return await db.TrySaveAsync("overtaken", cancel);
    }

    /// <summary>Adds an action.</summary>
    /// <returns>Why not: <c>section</c>, <c>action</c>, <c>owner</c> or <c>due</c>; null where it was done.</returns>
    public async Task<string?> AddAsync(ReviewQuarter quarter, ReviewActionForm form, Member who, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(quarter);
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(who);
        var (text, owner) = (TaskForm.Clean(form.Text), TaskForm.Clean(form.Owner));
        if (!ReviewFigures.SectionNames.Contains(form.Section)) return "section";
        if (text.Length is 0 or > ReviewForms.LongestAction) return "action";
        if (owner.Length is 0 or > ReviewForms.LongestOwner) return "owner";
        if (TaskForm.Day(form.DueOn) is not { } due || due < quarter.FirstDay || due > quarter.LastDay.AddDays(MostDays)) return "due";
        await using var db = await work.OpenAsync(cancel);
        db.Add(new ReviewAction { Quarter = quarter.Key, Section = form.Section!, Text = text, Owner = owner, DueOn = due, State = "open", ChangedBy = who.Id, ChangedAt = Now, Edition = 1 });
        await db.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>Says what became of an action, in the review of a quarter.</summary>
    /// <returns>Why not: <c>state</c>, <c>gone</c> or <c>overtaken</c>; null where it was done.</returns>
    public async Task<string?> MarkAsync(ReviewQuarter quarter, ReviewStateForm form, Member who, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(quarter);
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(who);
        if (!ReviewAction.States.Contains(form.State)) return "state";
        await using var db = await work.OpenAsync(cancel);
        if (await db.Set<ReviewAction>().SingleOrDefaultAsync(one => one.Id == form.Id, cancel) is not { } action || string.CompareOrdinal(action.Quarter, quarter.Key) > 0) return "gone";
        if (action.Edition != form.Edition) return "overtaken";
        (action.State, action.ClosedIn, action.ChangedBy, action.ChangedAt, action.Edition) = (form.State!, form.State == "open" ? null : quarter.Key, who.Id, Now, action.Edition + 1);
        return await db.TrySaveAsync("overtaken", cancel);
    }

    /// <summary>Sets which sections are on, and their order.</summary>
    /// <returns>Why not: <c>section</c> or <c>overtaken</c>; null where it was done.</returns>
    public async Task<string?> ArrangeAsync(ReviewQuarter quarter, IReadOnlyList<string> sections, int edition, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(quarter);
        ArgumentNullException.ThrowIfNull(sections);
        if (sections.Count == 0 || sections.Distinct().Count() != sections.Count || sections.Except(ReviewFigures.SectionNames).Any()) return "section";
        await using var db = await work.OpenAsync(cancel);
        var known = await db.Set<Review>().SingleOrDefaultAsync(one => one.Quarter == quarter.Key, cancel);
        if ((known?.Edition ?? 0) != edition) return "overtaken";
        if (known is null) db.Add(known = new() { Quarter = quarter.Key, Sections = "" });
        (known.Sections, known.Edition) = (string.Join(',', sections), known.Edition + 1);
        return await db.TrySaveAsync("overtaken", cancel);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static ReviewActionLine Line(DbDataReader row) =>
        new(row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetFieldValue<DateOnly>(5), row.GetString(6), row.GetInt32(7));
}
