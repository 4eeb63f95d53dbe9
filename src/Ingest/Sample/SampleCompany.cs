using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Retention.Ingest.Sample;

/// <summary>Writes a made-up company as canonical CSV files: believable, seeded, and with a churn whose cause is known (<see cref="ChurnHazard"/>).</summary>
public static class SampleCompany
{
    private const int PerBlock = 500;

    /// <summary>Writes the tables, <c>workspace.json</c> and, where asked for, <c>truth.csv.gz</c> into a folder, replacing files of these names.</summary>
    /// <param name="options">What company.</param>
    /// <param name="directory">Made where it does not exist.</param>
    /// <param name="progress">Told the number of customers written.</param>
    /// <param name="cancel">Stops between blocks; the files are then incomplete.</param>
    public static void Write(SampleOptions options, string directory, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        options.Check();
        Directory.CreateDirectory(directory);
        var world = new World(options);
        var signups = new int[options.Months, Words.Channels.Length];
        using (var files = new SampleFiles(directory, options.Truth))
        {
            foreach (var block in Blocks(world, cancel))
            {
                files.Append(block);
                Add(signups, block.Signups);
                progress?.Report(signups.Cast<int>().Sum());
            }
        }
        WriteOne(directory, "plans", Tables.Plans, rows => world.Prices.Write(rows));
        WriteOne(directory, "fx_rates", Tables.Rates, rows => Shared.WriteRates(world, rows));
        WriteOne(directory, "acquisition_costs", Tables.Costs, rows => Shared.WriteCosts(world, signups, rows));
        File.WriteAllText(Path.Combine(directory, "workspace.json"), Workspace(options), new UTF8Encoding(false));
    }

    /// <summary>Blocks in the order of their customers, made by all cores, with few in flight so that memory stays bounded.</summary>
    private static IEnumerable<Block> Blocks(World world, CancellationToken cancel)
    {
        var lives = new Stack<(CustomerLife Life, Block Block)>();
        var flight = new Queue<Task<(CustomerLife Life, Block Block)>>();
        var width = Environment.ProcessorCount + 2;
        for (var i = 0; i < width; i++)
            lives.Push((new CustomerLife(world), new Block(world.Options.Months)));
        var next = 1;
        while (next <= world.Options.Customers || flight.Count > 0)
        {
            cancel.ThrowIfCancellationRequested();
            while (next <= world.Options.Customers && lives.TryPop(out var free))
            {
                var (life, block) = free;
                var (first, last) = (next, Math.Min(next + PerBlock - 1, world.Options.Customers));
                next = last + 1;
                flight.Enqueue(Task.Run(() => Fill(life, block, first, last), cancel));
            }
            var done = flight.Dequeue().GetAwaiter().GetResult();
            yield return done.Block;
            lives.Push(done);
        }
    }

    private static (CustomerLife, Block) Fill(CustomerLife life, Block block, int first, int last)
    {
        block.Clear();
        for (var number = first; number <= last; number++)
            life.Run(number, block);
        return (life, block);
    }

    private static void Add(int[,] total, int[,] part)
    {
        for (var m = 0; m < total.GetLength(0); m++)
            for (var c = 0; c < total.GetLength(1); c++)
                total[m, c] += part[m, c];
    }

    private static void WriteOne(string directory, string name, string header, Action<Rows> write)
    {
        var rows = new Rows();
        rows.Raw(Encoding.ASCII.GetBytes(header)).Byte((byte)'\n');
        write(rows);
        File.WriteAllBytes(Path.Combine(directory, name + ".csv"), rows.Written.ToArray());
    }

    private static string Workspace(SampleOptions options) => string.Create(CultureInfo.InvariantCulture, $$"""
        {
          "policies": { "reporting_currency": "EUR", "gross_margin": "0.80", "hourly_cost": "40" },
          "as_of": "{{options.EndsOn:yyyy-MM-dd}}"
        }

        """).ReplaceLineEndings("\n");
}

/// <summary>The open files of the tables that grow customer by customer.</summary>
internal sealed class SampleFiles : IDisposable
{
    private readonly Stream[] tables;
    private readonly Stream? truth;

    public SampleFiles(string directory, bool withTruth)
    {
        tables = [.. Tables.ByCustomer.Select(table => Open(Path.Combine(directory, table.Name + ".csv"), table.Header))];
        if (!withTruth)
            return;
        truth = new GZipStream(File.Create(Path.Combine(directory, "truth.csv.gz")), CompressionLevel.Fastest);
        truth.Write(Encoding.ASCII.GetBytes(Tables.Truth + "\n"));
    }

    public void Append(Block block)
    {
        for (var i = 0; i < tables.Length; i++)
            tables[i].Write(block[(Table)i].Written.Span);
        truth?.Write(block.Truth.Written.Span);
    }

    public void Dispose()
    {
        foreach (var table in tables)
            table.Dispose();
        truth?.Dispose();
    }

    private static FileStream Open(string path, string header)
    {
        var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 20);
        file.Write(Encoding.ASCII.GetBytes(header + "\n"));
        return file;
    }
}
