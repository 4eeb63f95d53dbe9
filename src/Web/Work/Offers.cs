using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Work;

/// <summary>Offers made to customers and what became of them.</summary>
public sealed class Offers(WorkDatabase work, Warehouse warehouse, HealthOverrides overrides, TimeProvider clock)
{
    /// <summary>What can become of an offer that was made.</summary>
    public static IReadOnlyList<string> Answers { get; } = ["accepted", "refused", "no_answer"];

    /// <summary>What people have written, as the reports take it.</summary>
    public async Task<GrowthNotes> NotesAsync(CancellationToken cancel)
    {
        var all = await AllAsync(cancel);
        return new(
            await overrides.InForceAsJsonAsync(cancel),
            JsonSerializer.Serialize(all.Select(one => new { customer_id = one.CustomerId, made_on = Day(one.MadeOn), kind = one.Kind, item = one.Item })),
            JsonSerializer.Serialize(all.GroupBy(one => one.Kind).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new { kind = group.Key, answered = group.Count(one => one.State is "accepted" or "refused"), accepted = group.Count(one => one.State == "accepted") })));
    }

    /// <summary>All offers with their latest state, the latest first.</summary>
    public Task<IReadOnlyList<OfferNow>> AllAsync(CancellationToken cancel) => work.ReadAsync(
        """
        select o.id, o.customer_id, o.kind, o.item, o.expected_mrr, o.made_on, s.state, s.state_on, s.written_by
        from offers as o
        join offer_states as s on s.offer_id = o.id
        where s.id = (select max(l.id) from offer_states as l where l.offer_id = o.id)
        order by o.id desc
        """,
        row => new OfferNow(
            row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetDecimal(4), row.GetFieldValue<DateOnly>(5), row.GetString(6), row.GetFieldValue<DateOnly>(7), row.GetString(8)),
        cancel);

    /// <summary>Those to the customers of a book; all of them for no book.</summary>
    public async Task<IReadOnlyList<OfferNow>> OfBookAsync(string? book, CancellationToken cancel)
    {
        var all = await AllAsync(cancel);
        if (book is null || all.Count == 0) return all;
        var customers = await GrowthReport.BookAsync(warehouse, book, cancel);
        return [.. all.Where(one => customers.Contains(one.CustomerId))];
    }

    /// <summary>The answers given, as the report on who stays takes them.</summary>
    public static string Answered(IEnumerable<OfferNow> offers) => JsonSerializer.Serialize(
        offers.Where(one => one.State is "accepted" or "refused").Select(one => new { customer_id = one.CustomerId, kind = one.Kind, state = one.State, on_day = Day(one.StateOn) }));

    /// <summary>Writes down that an offer was made. Only what the list shows can be: the guard rails hold here too.</summary>
    /// <returns>Whether it was written.</returns>
    public async Task<bool> MakeAsync(string? customer, string? kind, string? item, string by, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(customer)) return false;
        var worth = await GrowthReport.OfAsync(warehouse, customer, await NotesAsync(cancel), cancel);
        if (worth.FirstOrDefault(one => one.Kind == kind && one.Item == item) is not { } offer) return false;
        await using var db = await work.OpenAsync(cancel);
        db.Add(new Offer { CustomerId = customer, Kind = offer.Kind, Item = offer.Item, ExpectedMrr = offer.Expected, MadeOn = warehouse.AsOf, States = [State("made", by)] });
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Writes down what became of an offer; a later word takes the place of an earlier one, and both stay.</summary>
    /// <returns>Whether it was written.</returns>
    public async Task<bool> AnswerAsync(int id, string? state, string by, CancellationToken cancel)
    {
        if (!Answers.Contains(state)) return false;
        await using var db = await work.OpenAsync(cancel);
        if (await db.Offers.Include(one => one.States).SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } offer) return false;
        offer.States.Add(State(state!, by));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private OfferState State(string state, string by) => new() { State = state, StateOn = warehouse.AsOf, WrittenBy = by, WrittenAt = clock.GetUtcNow().UtcDateTime };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>An offer as it stands.</summary>
/// <param name="Id">Given by the database.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="Kind">The kind of reason.</param>
/// <param name="Item">The plan or product.</param>
/// <param name="Expected">MRR expected of it when it was made.</param>
/// <param name="MadeOn">When it was made.</param>
/// <param name="State">made, accepted, refused or no_answer.</param>
/// <param name="StateOn">Since when.</param>
/// <param name="By">Who wrote it.</param>
public sealed record OfferNow(int Id, string CustomerId, string Kind, string Item, decimal Expected, DateOnly MadeOn, string State, DateOnly StateOn, string By);
