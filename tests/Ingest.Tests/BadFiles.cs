using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Retention.Ingest.Tests;

/// <summary>Files that cannot be used: the message names the file, the place and what to do, and nothing is taken.</summary>
public sealed class BadFiles
{
    private const string Header = "subscription_id,customer_id,unit_amount,currency,interval,started_at\n";

    public static TheoryData<string, string, string> Refused => new()
    {
        { "empty.csv", "", "empty.csv: the file is empty; export it again." },
        { "header.csv", Header, "header.csv: it has a header on line 1 and no rows beneath; export it again with rows, or leave it out." },
        {
            "leads.csv", "lead,owner\n1,2\n",
            "leads.csv, line 1: the header is not one that is known. The closest is "
        },
        {
            "subscriptions.csv", "subscription_id,customer_id,unit_amount,start\ns1,c1,5,2024-01-01\n",
            "subscriptions.csv, line 1: the header is not one that is known. The closest is subscriptions; missing: started_at; not part of it: start. "
            + "Rename the columns, or describe the file in a mapping."
        },
        {
            "twice.csv", "subscription_id,customer_id,started_at,unit_amount,Unit_Amount\ns1,c1,2024-01-01,5,6\n",
            "twice.csv, line 1: the column \"Unit_Amount\" appears twice (columns 4 and 5); rename or remove one of them."
        },
        {
            "open.csv", Header + "s1,c1,5,USD,month,2024-01-01\ns2,\"c2,5,USD,month,2024-01-01\ns3,c3,5,USD,month,2024-01-01\n",
            "open.csv, line 3, column 2: the quote that opens there is never closed; close it, or export the file again if it was cut off."
        },
        {
            "after.csv", Header + "s1,c1,5,USD,month,2024-01-01\ns2,\"c2\" Inc,5,USD,month,2024-01-01\n",
            "after.csv, line 3, column 2: there is text after the closing quote, so the quotes are not balanced; double the quotes that belong to the text."
        },
        {
            "nul.csv", Header + "s1,c1,5,USD,month,2024-01-01\ns2,c\0,5,USD,month,2024-01-01\n",
            "nul.csv, line 3: it has a NUL byte, so it is damaged or not a text file; export it again as CSV."
        },
        {
            "cut.csv", Header + "s1,c1,5,USD,month,2024-01-01\ns2,c2,5,US",
            "cut.csv, line 3: the file ends in the middle of a row (4 of 6 columns and no line break), so it was cut off; export or copy it again."
        },
        {
            "dates.csv", Header + "s1,c1,5,USD,month,25/12/2024\ns2,c2,5,USD,month,03/04/2024\n",
            "dates.csv, line 3, column started_at: the date \"03/04/2024\" can be read two ways; write dates as YYYY-MM-DD, or set \"dates\" to day_first or month_first in the mapping."
        },
        {
            "numbers.csv", Header + "s1,c1,\"1,234\",USD,month,2024-01-01\n",
            "numbers.csv, line 2, column unit_amount: the number \"1,234\" can be read two ways; write it with a point and no thousands mark, or set \"numbers\" to point or comma in the mapping."
        },
        { "data.json", "[{\"id\": 1}]", "data.json: it is JSON, which cannot be loaded yet; export it as CSV." },
        { "book.xlsx", "PK\u0003\u0004....", "book.xlsx: it is an Excel workbook, which cannot be loaded yet; export it as CSV." },
        { "data.parquet", "PAR1....", "data.parquet: it is a Parquet file, which cannot be loaded yet; export it as CSV." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_bad_file_is_refused_with_file_place_and_advice(string name, string text, string message)
    {
        await using var workspace = await Workspace.OpenAsync();
        var report = await workspace.LoadAsync(name, text);
        report.Status.ShouldBe(LoadStatus.Refused);
        report.Message.ShouldNotBeNull().ShouldStartWith(message);
        report.Refusal!.In(CultureInfo.GetCultureInfo("es")).ShouldNotBe(report.Message);
        report.Refusal.In(CultureInfo.GetCultureInfo("es")).ShouldStartWith(name);
        workspace.Rows("select count(*) from raw.loads").ShouldBe(["0"]);
        workspace.Rows("select count(*) from raw.subscriptions").ShouldBe(["0"]);
        workspace.Rows("select count(*) from raw.rejects").ShouldBe(["0"]);
    }

    [Fact]
    public async Task A_field_of_50_MB_is_refused_with_its_place()
    {
        await using var workspace = await Workspace.OpenAsync();
        var report = await workspace.LoadAsync("long.csv", Header + "s1,c1,5,USD,month,2024-01-01\ns2,c2,5,\"" + new string('x', 50_000_000) + "\",month,2024-01-01\n");
        report.Status.ShouldBe(LoadStatus.Refused);
        report.Message.ShouldBe("long.csv, line 3, column 4: the field has more than 1,048,576 bytes; shorten it, or look for a quote that is not closed.");
    }

    [Fact]
    public async Task A_quote_left_open_in_a_long_file_is_found_where_it_opens()
    {
        await using var workspace = await Workspace.OpenAsync();
        var report = await workspace.LoadAsync("long.csv", Header + "s1,\"c1,5,USD,month,2024-01-01\n" + string.Concat(Enumerable.Repeat("s2,c2,5,USD,month,2024-01-01\n", 100_000)));
        report.Message.ShouldBe("long.csv, line 2, column 2: the field has more than 1,048,576 bytes; shorten it, or look for a quote that is not closed.");
    }

    [Fact]
    public async Task Text_that_is_neither_UTF8_nor_Windows_1252_is_refused()
    {
        await using var workspace = await Workspace.OpenAsync();
        byte[] mixed = [.. Encoding.UTF8.GetBytes("customer_id,name\nc1,Peña\nc2,"), 0xf1, .. Encoding.UTF8.GetBytes("\n")];
        var report = await workspace.LoadAsync("mixed.csv", mixed);
        report.Status.ShouldBe(LoadStatus.Refused);
        report.Message.ShouldNotBeNull().ShouldContain("the text is neither UTF-8, UTF-16 nor Windows-1252; save the file as UTF-8.");
    }

    [Fact]
    public async Task A_gzip_that_is_cut_off_or_holds_an_archive_is_refused()
    {
        await using var workspace = await Workspace.OpenAsync();
        var text = Encoding.UTF8.GetBytes("customer_id,name\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"c{i},Customer {i * 7919 % 50_000}\n")));
        var packed = Gzip(text);
        var cut = await workspace.LoadAsync("cut.csv.gz", packed[..(packed.Length / 2)]);
        cut.Status.ShouldBe(LoadStatus.Refused);
        cut.Message.ShouldNotBeNull().ShouldStartWith("cut.csv.gz");
        var nested = await workspace.LoadAsync("nested.csv.gz", Gzip(packed));
        nested.Message.ShouldBe("nested.csv.gz: the compressed file holds another archive; unpack it and load what is inside.");
        workspace.Rows("select count(*) from raw.customers").ShouldBe(["0"]);
        (await workspace.LoadAsync("whole.csv.gz", packed)).Accepted.ShouldBe(50_000);
    }

    [Fact]
    public async Task A_path_with_nothing_to_load_says_so()
    {
        await using var workspace = await Workspace.OpenAsync();
        var missing = await Should.ThrowAsync<RefusedFileException>(() => workspace.LoadPathAsync("nowhere.csv"));
        missing.Message.ShouldBe("nowhere.csv: there is no such file or folder; check the path.");
        var empty = await Should.ThrowAsync<RefusedFileException>(() => workspace.LoadPathAsync(workspace.Folder));
        empty.Message.ShouldContain("the folder holds no file that can be loaded");
    }

    [Fact]
    public async Task One_bad_file_of_a_folder_does_not_keep_the_others_out()
    {
        await using var workspace = await Workspace.OpenAsync();
        workspace.Put("in/a.csv", "customer_id,name\nc1,Ana\n");
        workspace.Put("in/b.csv", "");
        workspace.Put("in/below/c.csv", "customer_id,name\nc2,Bob\n");
        workspace.Put("in/README.md", "notes");
        var reports = await workspace.LoadPathAsync(Path.Combine(workspace.Folder, "in"));
        reports.Select(r => (r.File, r.Status)).ShouldBe([("a.csv", LoadStatus.Loaded), ("b.csv", LoadStatus.Refused), ("below/c.csv", LoadStatus.Loaded)]);
        workspace.Rows("select customer_id from staging.customers order by 1").ShouldBe(["c1", "c2"]);
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
