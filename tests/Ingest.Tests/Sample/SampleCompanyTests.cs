using System.Globalization;

using Retention.Ingest.Sample;

namespace Retention.Ingest.Tests.Sample;

public sealed class SampleCompanyTests(SampleFolder folder) : IClassFixture<SampleFolder>
{
    [Fact]
    public void The_committed_sample_is_what_seed_4_gives_byte_for_byte()
    {
        var committed = CommittedSample();
        var names = Directory.GetFiles(committed).Select(Path.GetFileName).Where(name => name != "README.md").Order().ToList();
        names.ShouldBe(Directory.GetFiles(folder.Path).Select(Path.GetFileName).Where(name => name != "truth.csv.gz").Order());
        foreach (var name in names)
            File.ReadAllBytes(Path.Combine(committed, name!)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder.Path, name!)))
                .ShouldBeTrue($"{name} differs from data/sample. If the generator was meant to change, run ./retention sample --customers 400 --months 36 --seed 4 --out data/sample and commit it.");
    }

    [Fact]
    public void The_committed_sample_stays_below_5_MB() =>
        Directory.GetFiles(CommittedSample()).Sum(file => new FileInfo(file).Length).ShouldBeLessThan(5_000_000);

    [Fact]
    public void Another_seed_gives_another_company()
    {
        var other = Directory.CreateTempSubdirectory("retention-sample-").FullName;
        SampleCompany.Write(new SampleOptions(50, 12, 2, SampleOptions.DefaultEnd), other, cancel: TestContext.Current.CancellationToken);
        File.ReadLines(Path.Combine(other, "customers.csv")).Take(20).ShouldNotBe(File.ReadLines(Path.Combine(folder.Path, "customers.csv")).Take(20));
        Directory.Delete(other, recursive: true);
    }

    [Fact]
    public void Every_row_has_as_many_fields_as_its_header()
    {
        foreach (var file in Directory.GetFiles(folder.Path, "*.csv"))
            foreach (var row in folder.Rows(Path.GetFileNameWithoutExtension(file)))
                row.Count.ShouldBe(File.ReadLines(file).First().Split(',').Length, file);
    }

    [Fact]
    public void An_invoice_is_the_sum_of_its_lines_and_is_paid_by_its_payments()
    {
        var lines = folder.Rows("invoice_lines").ToLookup(line => line["invoice_id"]);
        var payments = folder.Rows("payments").Where(payment => payment["status"] == "succeeded").ToLookup(payment => payment["invoice_id"]);
        foreach (var invoice in folder.Rows("invoices"))
        {
            var id = invoice["invoice_id"];
            lines[id].Sum(line => Money(line["amount"])).ShouldBe(Money(invoice["total"]), id);
            lines[id].Sum(line => Money(line["tax"])).ShouldBe(Money(invoice["tax"]), id);
            (Money(invoice["subtotal"]) - Money(invoice["discount"]) + Money(invoice["tax"])).ShouldBe(Money(invoice["total"]), id);
            Money(invoice["total"]).ShouldBeGreaterThanOrEqualTo(0, id);
            payments[id].Sum(payment => Money(payment["amount"])).ShouldBe(Money(invoice["amount_paid"]), id);
        }
    }

    [Fact]
    public void Nobody_is_billed_after_the_end()
    {
        var ends = folder.Rows("subscriptions").Where(row => row["ended_at"] != "").ToDictionary(row => row["subscription_id"], row => row["ended_at"]);
        foreach (var line in folder.Rows("invoice_lines").Where(line => line["kind"] == "recurring" && ends.ContainsKey(line["subscription_id"])))
            string.CompareOrdinal(line["period_start"], ends[line["subscription_id"]]).ShouldBeLessThan(0, line["invoice_line_id"]);
    }

    [Fact]
    public void On_the_last_day_some_are_under_notice_some_have_signed_ahead_and_some_changes_wait()
    {
        const string last = "2026-10-31";
        var started = folder.Rows("subscriptions").Where(row => row["ended_at"] == "" && !After(row["started_at"], last)).ToList();
        var customers = started.Select(row => row["customer_id"]).Distinct().Count();
        var underNotice = started.Where(row => row["cancel_requested_at"] != "").ToList();
        underNotice.ShouldAllBe(row => After(row["term_ends_at"], last));
        underNotice.Select(row => row["customer_id"]).Distinct().Count().ShouldBeInRange(customers * 2 / 100, customers * 4 / 100);
        folder.Rows("subscriptions").Count(row => After(row["started_at"], last)).ShouldBeInRange(3, 20);
        folder.Rows("subscription_changes").Count(row => After(row["changed_at"], last)).ShouldBeInRange(5, 40);
    }

    [Fact]
    public void Every_key_is_unique_and_every_change_belongs_to_a_subscription()
    {
        foreach (var table in (string[])["customers", "subscriptions", "invoices", "invoice_lines", "payments", "survey_responses", "support_tickets", "interactions", "plans"])
            folder.Rows(table).Select(row => row.Values.First()).Distinct().Count().ShouldBe(folder.Rows(table).Count, table);
        var subscriptions = folder.Rows("subscriptions").Select(row => row["subscription_id"]).ToHashSet();
        folder.Rows("subscription_changes").ShouldAllBe(change => subscriptions.Contains(change["subscription_id"]));
    }

    private static bool After(string day, string other) => string.CompareOrdinal(day, other) > 0;

    private static decimal Money(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string CommittedSample()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Retention.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "data", "sample");
    }
}
