using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Warehousing;

public sealed class SqlBookTests
{
    [Fact]
    public void Pages_are_built_after_everything_they_read()
    {
        var book = SqlBook.From(
        [
            ("mart/a.sql", "-- A\nselect * from core.b join core.c using (x)"),
            ("core/b.sql", "-- B\nselect * from core.c join staging.d using (x)"),
            ("core/c.sql", "-- C\nselect * from staging.d"),
            ("staging/d.sql", "-- D\nselect * from raw.d"),
        ]);
        book.BuildOrder.Select(p => p.FullName).ShouldBe(["staging.d", "core.c", "core.b", "mart.a"]);
    }

    [Fact]
    public void What_a_macro_reads_is_read_by_the_pages_that_use_it()
    {
        var book = SqlBook.From(
        [
            ("macros.sql", "create or replace macro sum_of(t) as table select * from query_table(t) join core.z using (x);"),
            ("core/a.sql", "-- A\nselect * from sum_of('b')"),
            ("core/z.sql", "-- Z\nselect 1 as x"),
        ]);
        book.BuildOrder.Select(p => p.FullName).ShouldBe(["core.z", "core.a"]);
    }

    [Fact]
    public void A_name_that_no_page_defines_is_refused() =>
        Should.Throw<BookException>(() => SqlBook.From([("core/a.sql", "-- A\nselect * from core.nobody")]))
            .Message.ShouldBe("core.a reads core.nobody, which no file of the book defines.");

    [Fact]
    public void A_circle_is_refused() =>
        Should.Throw<BookException>(() => SqlBook.From([("core/a.sql", "-- A\nselect * from core.b"), ("core/b.sql", "-- B\nselect * from core.a")]))
            .Message.ShouldContain("reads itself");

    [Fact]
    public void Today_is_the_as_of_day_and_never_the_clock() =>
        Should.Throw<BookException>(() => SqlBook.From([("core/a.sql", "-- A\nselect current_date as today")]))
            .Message.ShouldContain("getvariable('as_of')");

    [Fact]
    public void A_name_in_a_comment_or_in_a_text_is_not_read() =>
        SqlBook.From([("core/a.sql", "-- Not core.b nor current_date\nselect 'core.c' as word -- core.d")]).BuildOrder.Count.ShouldBe(1);

    [Fact]
    public void Raw_and_ops_are_there_before_the_book() =>
        SqlBook.From([("core/a.sql", "-- A\nselect * from raw.rows join ops.runs using (x)")]).BuildOrder.Count.ShouldBe(1);

    [Fact]
    public void The_header_holds_the_title_and_entries_that_may_run_on()
    {
        var page = BookPage.Parse("metrics", "m", "-- The title\n-- unit: money\n-- definition: One line\n--   and another.\nselect 1");
        page.Title.ShouldBe("The title");
        page.Header["unit"].ShouldBe("money");
        page.Header["definition"].ShouldBe("One line and another.");
    }

    [Fact]
    public void A_line_further_in_goes_on_also_where_a_word_and_a_colon_begin_it()
    {
        var page = BookPage.Parse("reports", "r", "-- Use\n-- definition:    How much is used.\n--                trend: of 30 days.\n-- definition_es: Cuánto se usa.\n-- source:        mart.use\nselect 1");
        page.Definition.ShouldBe(new("How much is used. trend: of 30 days.", "Cuánto se usa."));
        page.Header.Keys.ShouldBe(["definition", "definition_es", "source"]);
        BookPage.Parse("reports", "r", "-- Use\nselect 1").Definition.ShouldBeNull();
    }

    [Fact]
    public void Staging_is_read_through_and_a_page_may_ask_for_it()
    {
        BookPage.Parse("staging", "a", "-- A\nselect 1").IsView.ShouldBeTrue();
        BookPage.Parse("mart", "a", "-- A\n-- materialized: view\nselect 1").IsView.ShouldBeTrue();
        BookPage.Parse("mart", "a", "-- A\nselect 1").IsView.ShouldBeFalse();
    }

    [Fact]
    public void The_shipped_book_resolves() => SqlBook.Current.BuildOrder.Count.ShouldBeGreaterThan(40);
}
