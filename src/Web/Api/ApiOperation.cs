using Retention.Analytics.Selecting;

namespace Retention.Web.Api;

/// <summary>One operation as it is documented, mapped and checked: the page, the OpenAPI document and the endpoint read the same.</summary>
/// <param name="Id">Its name, and the stem of its words: <c>api.operation.ID</c>.</param>
/// <param name="Verb">get, post or patch.</param>
/// <param name="Route">Its route.</param>
/// <param name="Answer">The shape of its answer.</param>
/// <param name="Parameters">What it takes besides filter, page and format.</param>
internal sealed record ApiOperation(string Id, string Verb, string Route, Type Answer, params IReadOnlyList<ApiParameter> Parameters)
{
    /// <summary>Rows of a page where nobody says how many, and at most.</summary>
    public const int UsualRows = 100, MostRows = 1000;

    /// <summary>The formats of a list.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["json", "ndjson", "csv"];

    private static readonly ApiParameter[] Filter =
    [
        new("where"), new("period", OneOf: [.. Enum.GetValues<Grain>().Select(one => one.Text())]), new("against", OneOf: [.. Enum.GetValues<Against>().Select(one => one.Text())]),
        .. Selection.Attributes.Select(name => new ApiParameter(name)),
    ];

    private static readonly ApiParameter[] Paging = [new("page", "whole"), new("per_page", "whole"), new("format", OneOf: Formats)];

    /// <summary>Whether it takes the filter of the pages.</summary>
    public bool IsFiltered { get; init; }

    /// <summary>Whether it answers a list, by pages or as a whole file.</summary>
    public bool IsListed { get; init; }

    /// <summary>Whether its pages follow one another by a cursor instead of a number.</summary>
    public bool IsWalked => Parameters.Any(one => one.Name == "after");

    /// <summary>Whether further parameters depend on what the address names, as those of a report do.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The status of success.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The JSON that the example sends; null where it sends none.</summary>
    public string? Body { get; init; }

    /// <summary>The shape of what it takes; null for nothing.</summary>
    public Type? Taken { get; init; }

    /// <summary>Name and content of the file that the example sends; null where it sends none.</summary>
    public (string Name, string Text)? File { get; init; }

    /// <summary>What it refuses, besides what every operation does.</summary>
    public IReadOnlyList<int> Refusals { get; init; } = [];

    /// <summary>Every status of a refusal.</summary>
    public IEnumerable<int> Statuses => Refusals.Concat([400, 401, 403, 429, 503]).Concat(IsListed ? [406] : []).Order();

    /// <summary>All it takes.</summary>
    public IReadOnlyList<ApiParameter> All => [.. Parameters, .. (IsFiltered ? Filter : []).Concat(IsListed ? Paging : []).Where(one => Parameters.All(own => own.Name != one.Name) && !(IsWalked && one.Name == "page"))];

    /// <summary>The address of the example, after the host.</summary>
    public string Example
    {
        get
        {
            var path = Parameters.Where(one => one.Place == "path").Aggregate(Path, (route, one) => route.Replace("{" + one.Name + "}", Uri.EscapeDataString(one.Example!), StringComparison.Ordinal));
            var query = string.Join('&', All.Where(one => one is { Place: "query", Example: not null }).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Example!)}"));
            return query.Length == 0 ? path : $"{path}?{query}";
        }
    }

    /// <summary>What it is about.</summary>
    public string Noun => Route.Split('/')[3];

    /// <summary>The route without the kinds of its values.</summary>
    public string Path => Route.Replace(":int", "", StringComparison.Ordinal);

    /// <summary>The example as somebody types it.</summary>
    public string Curl(string host, string? key)
    {
        var parts = new List<string> { key is null ? "curl -s" : $"curl -s -H \"Authorization: Bearer {key}\"" };
        if (Verb != "get") parts.Add($"-X {Verb.ToUpperInvariant()}");
        parts.AddRange(Parameters.Where(one => one is { Place: "header", Example: not null }).Select(one => $"-H '{one.Name}: {one.Example}'"));
        if (Body is not null) parts.Add($"-H 'Content-Type: application/json' -d '{Body}'");
        if (File is { } file) parts.Add($"-F 'files=@{file.Name}'");
        return string.Join(' ', parts) + $" '{host}{Example}'";
    }
}
