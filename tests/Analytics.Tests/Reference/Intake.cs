namespace Retention.Analytics.Tests.Reference;

/// <summary>What of a company can be used, what cannot (S9, S10, S15, S18, S35, S36), and why.</summary>
public sealed class Intake
{
  static readonly string[] Currencies = ["USD", "EUR", "GBP", "JPY", "CHF", "MXN"];
  static readonly string[] Statuses = ["trialing", "active", "past_due", "paused", "canceled", "cancelled"];
  static readonly string[] InvoiceStatuses = ["draft", "open", "paid", "past_due", "void", "uncollectible"];
  static readonly string[] Kinds = ["recurring", "one_off", "usage", "setup", "proration", "credit", "discount"];

  readonly Company company;
  readonly Rules rules;
  readonly TimeZoneInfo zone;

  public Intake(Company company, Rules rules, DateOnly asOf)
  {
    (this.company, this.rules) = (company, rules);
    zone = rules.Zone;
    Customers = company.Customers.Where(c => Use("customers", c.Id, WhyNot(c))).ToDictionary(c => c.Id);
    Plans = company.Plans.Where(p => Use("plans", p.Id, WhyNot(p))).ToDictionary(p => p.Id);
    foreach (var (rate, i) in company.FxRates.Select((r, i) => (r, i)))
      Use("fx_rates", $"{i}", rate.Rate is null or <= 0 ? "rate" : null);
    Rates = new Rates(company.FxRates, rules.ReportingCurrency, asOf);
    Agreements = [.. company.Subscriptions.Where(s => Use("subscriptions", s.Id, WhyNot(s))).Select(Agree)];
    Invoices = [.. company.Invoices.Where(i => Use("invoices", i.Id, WhyNot(i)))];
    var invoiceIds = Invoices.Select(i => i.Id).ToHashSet();
    Lines = [.. company.InvoiceLines.Where(l => Use("invoice_lines", l.Id, WhyNot(l, invoiceIds)))];
  }

  public IReadOnlyDictionary<string, Customer> Customers { get; }
  public IReadOnlyDictionary<string, Plan> Plans { get; }
  public Rates Rates { get; }
  public IReadOnlyList<Agreement> Agreements { get; }
  public IReadOnlyList<Invoice> Invoices { get; }
  public IReadOnlyList<InvoiceLine> Lines { get; }
  public List<RefusedRow> Refused { get; } = [];

  public string? CurrencyOf(Invoice invoice) =>
    invoice.Currency ?? Customers.GetValueOrDefault(invoice.CustomerId)?.Currency;

  bool Use(string table, string id, string? why)
  {
    if (why is not null) Refused.Add(new RefusedRow(table, id, why));
    return why is null;
  }

  static string? WhyNot(Customer c) =>
    c.Name is null ? "name" : Unknown(c.Currency) ? "currency" : null;

  static string? WhyNot(Plan p) =>
    p.Name is null ? "name"
    : p.Interval is not null && !Intervals.Known.Contains(p.Interval) ? "interval"
    : p.IntervalCount < 1 ? "interval_count"
    : p.UnitAmount < 0 ? "unit_amount"
    : Unknown(p.Currency) ? "currency"
    : null;

  static bool Unknown(string? currency) => currency is not null && !Currencies.Contains(currency);

  // S35: without a customers table ids are taken as they come.
  bool IsOrphan(string customerId) => company.Customers.Count > 0 && !Customers.ContainsKey(customerId);

  string? WhyNot(Subscription s)
  {
    var plan = PlanOf(s.PlanId);
    var currency = s.Currency ?? plan?.Currency ?? Customers.GetValueOrDefault(s.CustomerId)?.Currency;
    var pauses = company.Changes.Any(c => c.SubscriptionId == s.Id && c.Status == "paused");
    return s.StartedAt is not { } started ? "started_at"
      : s.Interval is not null && !Intervals.Known.Contains(s.Interval) ? "interval"
      : s.IntervalCount < 1 ? "interval_count"
      : s.Quantity < 0 ? "quantity"
      : s.UnitAmount < 0 ? "unit_amount"
      : s.DiscountPercent is < 0 or > 100 ? "discount_percent"
      : s.DiscountAmount < 0 ? "discount_amount"
      : Unknown(s.Currency) ? "currency"
      : s.Status is not null && !Statuses.Contains(s.Status) ? "status"
      : s.EndedAt is { } ended && ended.DayIn(zone) < started.DayIn(zone) ? "ended_at"
      : IsCanceled(s) && s.EndedAt is null && s.CancelRequestedAt is null && s.TermEndsAt is null ? "status"
      : s.Status == "paused" && !pauses ? "status"
      : IsOrphan(s.CustomerId) ? "orphan"
      : (s.UnitAmount ?? plan?.UnitAmount) is null ? "unit_amount"
      : (s.Interval ?? plan?.Interval) is null ? "interval"
      : currency is null ? "currency"
      // Principle 7: an unknown rate sends the row to quarantine.
      : !Rates.Knows(currency) ? "rate"
      : null;
  }

  static bool IsCanceled(Subscription s) => s.Status is "canceled" or "cancelled";

  Plan? PlanOf(string? id) => id is null ? null : Plans.GetValueOrDefault(id);

  string? WhyNot(Invoice i) =>
    i.IssuedAt is null ? "issued_at"
    : i.Total is null ? "total"
    : i.Status is not null && !InvoiceStatuses.Contains(i.Status) ? "status"
    : Unknown(i.Currency) ? "currency"
    : IsOrphan(i.CustomerId) ? "orphan"
    : null;

  string? WhyNot(InvoiceLine l, HashSet<string> invoiceIds) =>
    l.Amount is null ? "amount"
    : l.Kind is not null && !Kinds.Contains(l.Kind) ? "kind"
    // S36 as written: any recurring line, also one of a customer with subscriptions.
    : l.Kind == "recurring" && (l.PeriodStart is null || l.PeriodEnd is null) ? "period"
    : l.PeriodStart is { } start && l.PeriodEnd is { } end && end.DayIn(zone) < start.DayIn(zone) ? "period_end"
    : !invoiceIds.Contains(l.InvoiceId) ? "orphan"
    : null;

  Agreement Agree(Subscription s)
  {
    var plan = PlanOf(s.PlanId);
    var start = s.StartedAt!.Value.DayIn(zone);
    // S9: interval and interval_count are taken from the plan as a pair, where the interval is blank.
    var (interval, count) = s.Interval is null ? (plan!.Interval!, plan.IntervalCount ?? 1) : (s.Interval, s.IntervalCount ?? 1);
    var terms = new Terms(
      s.PlanId, interval, count, s.UnitAmount ?? plan!.UnitAmount!.Value, s.Quantity ?? 1m,
      new Discount(s.DiscountPercent ?? 0, s.DiscountAmount ?? 0, s.DiscountEndsAt?.DayIn(zone), start), Paused: false);
    var agreement = new Agreement(
      s.Id, s.CustomerId, s.Currency ?? plan?.Currency ?? Customers[s.CustomerId].Currency!, start, EndOf(s), s.CancelReason)
    {
      TrialEnd = s.TrialEndsAt?.DayIn(zone) ?? (s.Status == "trialing" ? DateOnly.MaxValue : null),
      CancelRequested = s.CancelRequestedAt?.DayIn(zone),
    };
    return agreement with { Steps = [(start, terms), .. Later(agreement, terms)] };
  }

  /// <summary>S16.</summary>
  DateOnly? EndOf(Subscription s)
  {
    var requested = s.CancelRequestedAt?.DayIn(zone);
    var termEnd = s.TermEndsAt?.DayIn(zone);
    var end = s.EndedAt?.DayIn(zone);
    if (end is null && requested is { } asked && termEnd is { } paidTo) end = paidTo < asked ? asked : paidTo;
    // S15: canceled without ended_at and without a request has only the term's end to end on.
    if (end is null && requested is null && IsCanceled(s)) end = termEnd;
    if (rules.EndAtRequest && requested is { } request && (end is null || request < end)) end = request;
    return end;
  }

  IEnumerable<(DateOnly From, Terms Terms)> Later(Agreement agreement, Terms terms)
  {
    // S5: by changed_at, then by position in the file (OrderBy keeps it).
    foreach (var change in company.Changes
      .Where(c => c.SubscriptionId == agreement.Id && c.ChangedAt is not null)
      .OrderBy(c => c.ChangedAt!.Value.LocalIn(zone)))
    {
      var id = $"{change.SubscriptionId} {change.ChangedAt}";
      if (!Use("subscription_changes", id, WhyNot(change, agreement, terms))) continue;
      var day = change.ChangedAt!.Value.DayIn(zone);
      // S17: before the start counts at the start.
      if (day < agreement.Start) day = agreement.Start;
      terms = Apply(change, terms, day);
      yield return (day, terms);
    }
  }

  string? WhyNot(Change c, Agreement agreement, Terms terms)
  {
    var plan = PlanOf(c.PlanId);
    return c.Quantity < 0 ? "quantity"
      : c.UnitAmount < 0 ? "unit_amount"
      : c.DiscountPercent is < 0 or > 100 ? "discount_percent"
      : c.DiscountAmount < 0 ? "discount_amount"
      : c.Status is not (null or "active" or "paused") ? "status"
      : !IsNew(c.PlanId, terms) ? null
      // Principle 7: the terms that a new plan should bring are unknown.
      : plan?.Interval is null ? "plan_id"
      : (c.UnitAmount ?? plan.UnitAmount) is null ? "unit_amount"
      : plan.Currency is not null && plan.Currency != agreement.Currency ? "plan_currency"
      : null;
  }

  // S10: a plan_id that repeats the current plan is not new, and brings nothing.
  static bool IsNew(string? planId, Terms terms) => planId is not null && planId != terms.PlanId;

  Terms Apply(Change c, Terms terms, DateOnly day)
  {
    if (IsNew(c.PlanId, terms))
    {
      var plan = Plans[c.PlanId!];
      terms = terms with
      {
        PlanId = plan.Id,
        Interval = plan.Interval!,
        IntervalCount = plan.IntervalCount ?? 1,
        UnitAmount = plan.UnitAmount ?? terms.UnitAmount,
      };
    }

    var discounted = c.DiscountPercent is not null || c.DiscountAmount is not null || c.DiscountEndsAt is not null;
    return terms with
    {
      UnitAmount = c.UnitAmount ?? terms.UnitAmount,
      Quantity = c.Quantity ?? terms.Quantity,
      Discount = discounted
        ? new Discount(c.DiscountPercent ?? 0, c.DiscountAmount ?? 0, c.DiscountEndsAt?.DayIn(zone), day)
        : terms.Discount,
      Paused = c.Status is null ? terms.Paused : c.Status == "paused",
    };
  }
}
