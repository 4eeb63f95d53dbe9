using System.CommandLine;
using Retention.Bench;

var customers = new Option<int>("--customers") { Description = "How many customers", HelpName = "N", DefaultValueFactory = _ => 100_000 };
var months = new Option<int>("--months") { Description = "How many months of history", HelpName = "M", DefaultValueFactory = _ => 36 };
var seed = new Option<int>("--seed") { Description = "Another seed makes another company", HelpName = "S", DefaultValueFactory = _ => 1 };
var data = new Option<string?>("--data") { Description = "Folder for the generated files and the warehouses (default: RETENTION_DATA, else var/)", HelpName = "DIR" };
var json = new Option<bool>("--json") { Description = "Print JSON instead of a table" };
var only = new Option<string?>("--only") { Description = $"Some phases only, by comma: {string.Join(',', Phase.Names)}", HelpName = "PHASES" };
var phase = new Option<string?>("--phase") { Description = "Run one phase in this process and print its measures", Hidden = true };
var memory = new Option<string>("--memory-limit") { Description = "DuckDB's memory limit in each phase", HelpName = "SIZE", DefaultValueFactory = _ => "4GB" };

customers.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() is < 1 or > 9_999_999)
        result.AddError("--customers takes a number from 1 to 9999999.");
});
only.Validators.Add(result =>
{
    foreach (var name in result.GetValueOrDefault<string?>()?.Split(',') ?? [])
        if (!Phase.Names.Contains(name))
            result.AddError($"--only knows {string.Join(", ", Phase.Names)}, and not '{name}'.");
});

var root = new RootCommand("Times a load, a refresh and the slowest page at a size of your choice, each beside the least that DuckDB needs for it.")
{
    customers, months, seed, data, json, only, phase, memory,
};
root.SetAction((parsed, cancel) =>
{
    var folder = parsed.GetValue(data) ?? Environment.GetEnvironmentVariable("RETENTION_DATA")
        ?? Path.Combine(Environment.GetEnvironmentVariable("RETENTION_HOME") ?? Environment.CurrentDirectory, "var");
    var size = new BenchSize(parsed.GetValue(customers), parsed.GetValue(months), parsed.GetValue(seed), Path.GetFullPath(Path.Combine(folder, "bench")), parsed.GetValue(memory)!);
    return parsed.GetValue(phase) is { } one
        ? Phase.RunHereAsync(one, size, cancel)
        : BenchRun.RunAsync(size, parsed.GetValue(only)?.Split(',') ?? Phase.Names, parsed.GetValue(json), cancel);
});
return await root.Parse(args).InvokeAsync();
