using System.Text;

namespace Retention.Ingest.Tests;

/// <summary>One company in every way that a CSV file is written: the same rows come out.</summary>
public sealed class Dialects
{
    private const string Text = "customer_id,name,segment,created_at\nc1,Peña €,smb,2024-01-05\nc2,\"Bob, \"\"the\"\" Inc.\",,2024-02-06 10:30\n";
    private static readonly string[] Expected = ["2|c1|Peña €|smb|2024-01-05 00:00", "3|c2|Bob, \"the\" Inc.|-|2024-02-06 10:30"];

    public static TheoryData<string, byte[]> Files
    {
        get
        {
            var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
            var semicolons = "customer_id;name;segment;created_at\nc1;Peña €;smb;2024-01-05\nc2;\"Bob, \"\"the\"\" Inc.\";;2024-02-06 10:30\n";
            return new()
            {
                { "UTF-8", Encoding.UTF8.GetBytes(Text) },
                { "UTF-8 with mark", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)] },
                { "UTF-16 LE", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)] },
                { "UTF-16 BE", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text)] },
                { "UTF-16 LE without mark", Encoding.Unicode.GetBytes(Text) },
                { "Windows-1252", windows.GetBytes(Text) },
                { "semicolons", Encoding.UTF8.GetBytes(semicolons) },
                { "tabs", Encoding.UTF8.GetBytes(semicolons.Replace(';', '\t')) },
                { "Windows line ends", Encoding.UTF8.GetBytes(Text.Replace("\n", "\r\n")) },
                { "no last line end", Encoding.UTF8.GetBytes(Text.TrimEnd()) },
                { "blanks", Encoding.UTF8.GetBytes(" customer_id , name,segment,created_at\n c1 ,\" Peña € \",smb , 2024-01-05\nc2,\"Bob, \"\"the\"\" Inc.\", ,2024-02-06 10:30\n") },
                { "capitals", Encoding.UTF8.GetBytes(Text.Replace("customer_id,name", "Customer_ID,NAME")) },
                { "quotes everywhere", Encoding.UTF8.GetBytes("\"customer_id\",\"name\",\"segment\",\"created_at\"\n\"c1\",\"Peña €\",\"smb\",\"2024-01-05\"\n\"c2\",\"Bob, \"\"the\"\" Inc.\",\"\",\"2024-02-06 10:30\"\n") },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_dialect_gives_the_same_rows(string dialect, byte[] bytes)
    {
        await using var workspace = await Workspace.OpenAsync();
        var report = await workspace.LoadAsync("customers.csv", bytes);
        report.Status.ShouldBe(LoadStatus.Loaded, $"{dialect}: {report.Message}");
        (report.Rows, report.Accepted).ShouldBe((2L, 2L));
        workspace.Rows("select line, customer_id, name, segment, created_at from staging.customers order by line").ShouldBe(Expected);
    }

    [Fact]
    public async Task S49_a_line_number_is_the_physical_line_on_which_the_record_starts()
    {
        await using var workspace = await Workspace.OpenAsync();
        var report = await workspace.LoadAsync("customers.csv", "customer_id,name\nc1,\"two\nlines\"\n\nc2,Bob\n,,\n,\nc3,\"a \"\" b\"\nc4,5\" pipe\n");
        (report.Rows, report.Accepted, report.Quarantined, report.Skipped).ShouldBe((6L, 4L, 0L, 2L));
        workspace.Rows("select line, customer_id, name from staging.customers order by line").ShouldBe(["2|c1|two\nlines", "5|c2|Bob", "8|c3|a \" b", "9|c4|5\" pipe"]);
    }

    [Fact]
    public async Task Ragged_rows_wait_with_their_text_and_the_others_are_taken()
    {
        await using var workspace = await Workspace.OpenAsync();
        var report = await workspace.LoadAsync("customers.csv", "customer_id,name,segment\nc1,Ana,smb\nc2,Bob\nc3,Cleo,smb,extra\nc4,Dan,smb\n");
        (report.Rows, report.Accepted, report.Quarantined).ShouldBe((4L, 2L, 2L));
        workspace.Rows("select line, text, rule from raw.rejects order by line").ShouldBe(["3|c2,Bob|too_few_columns", "4|c3,Cleo,smb,extra|too_many_columns"]);
    }

    [Fact]
    public async Task Columns_that_nobody_knows_stay_in_the_source_of_the_row()
    {
        await using var workspace = await Workspace.OpenAsync();
        await workspace.LoadAsync("customers.csv", "customer_id,name,Sales 'rep',zone\nc1,Ana,Eva,\nc2,Bob,,\n");
        workspace.Rows("select customer_id, source from raw.customers order by line").ShouldBe(["c1|{\"Sales 'rep'\":\"Eva\",\"zone\":null}", "c2|-"]);
    }

    [Theory]
    [InlineData("1,234.50|12.5|1,000,000.00", "1234.5|12.5|1000000")]
    [InlineData("1.234,50|12,5|1.000.000,00", "1234.5|12.5|1000000")]
    [InlineData("49,00|1.234|7", "49|1234|7")]
    [InlineData("0,125|10|1.5", "0.125|10|1.5")]
    public async Task Comma_decimals_are_told_from_thousands_by_the_whole_file(string amounts, string expected)
    {
        await using var workspace = await Workspace.OpenAsync();
        var lines = amounts.Split('|').Select((a, i) => $"s{i};c{i};{a};EUR;month;2024-01-01\n");
        var report = await workspace.LoadAsync("subscriptions.csv", "subscription_id;customer_id;unit_amount;currency;interval;started_at\n" + string.Concat(lines));
        report.Status.ShouldBe(LoadStatus.Loaded, report.Message);
        string.Join('|', workspace.Rows("select unit_amount from staging.subscriptions order by line")).ShouldBe(expected);
    }

    [Fact]
    public async Task Numbers_written_both_ways_leave_the_doubtful_file_out()
    {
        await using var workspace = await Workspace.OpenAsync();
        var report = await workspace.LoadAsync("payments.csv", "payment_id;customer_id;attempted_at;status;amount\np1;c1;2024-01-01;succeeded;1.234,50\np2;c1;2024-01-01;succeeded;1,234.50\np3;c1;2024-01-01;succeeded;1,234\n");
        report.Message.ShouldNotBeNull().ShouldStartWith("payments.csv, line 4, column amount: the number \"1,234\" can be read two ways");
    }
}
