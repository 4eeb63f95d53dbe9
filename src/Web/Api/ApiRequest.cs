using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;
using Retention.Web.Filtering;
using Retention.Web.Language;
using Retention.Web.Security;

namespace Retention.Web.Api;

/// <summary>What a program asks, checked: what is not known is refused and never passed over.</summary>
/// <param name="Context">The request.</param>
/// <param name="Member">Who asks.</param>
/// <param name="Selection">Which customers, held to the book of who asks.</param>
/// <param name="Format">json, ndjson or csv.</param>
/// <param name="Page">Page, from 1.</param>
/// <param name="PerPage">Rows of one.</param>
internal sealed record ApiRequest(HttpContext Context, Member Member, Selection Selection, string Format, int Page, int PerPage)
{
    private static readonly Dictionary<string, string> MediaTypes = new() { ["application/json"] = "json", ["application/x-ndjson"] = "ndjson", ["application/ndjson"] = "ndjson", ["text/csv"] = "csv", ["*/*"] = "json", ["application/*"] = "json", ["text/*"] = "csv" };

    /// <summary>The words of the language asked for.</summary>
    public Words Words { get; } = Context.RequestServices.GetRequiredService<Words>();

    /// <summary>Where the numbers are.</summary>
    public Warehouse Warehouse { get; } = Context.RequestServices.GetRequiredService<Warehouse>();

    /// <summary>Whether everything is sent as it is read, instead of one page.</summary>
    public bool IsWhole => Format != "json";

    /// <summary>Reads a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="operation">What it asks for.</param>
    /// <param name="more">Parameters that depend on what it names.</param>
    /// <exception cref="ApiException">Something in it cannot be followed.</exception>
    public static ApiRequest Read(HttpContext context, ApiOperation operation, params IReadOnlyList<string> more)
    {
        ArgumentNullException.ThrowIfNull(context);
        var query = context.Request.Query;
        List<string> known = [.. operation.All.Where(one => one.Place == "query").Select(one => one.Name), .. more];
        if (query.Keys.FirstOrDefault(name => !known.Contains(name)) is { } strange) throw new ApiException(400, "parameter", strange, known.Count == 0 ? "-" : string.Join(", ", known));
        foreach (var parameter in operation.All.Where(one => one is { Place: "query", OneOf: not null }))
        {
            if (query[parameter.Name].ToString() is { Length: > 0 } value && !parameter.OneOf!.Contains(value)) throw ApiException.Value(parameter.Name, value, string.Join(", ", parameter.OneOf!));
        }

        var member = Member.Of(context);
        var filter = operation.IsFiltered ? Filter.Of(more.Count == 0 ? query : new QueryCollection(query.Where(one => !more.Contains(one.Key)).ToDictionary())) : Filter.None;
        var words = context.RequestServices.GetRequiredService<Words>();
        if (filter.Problem is { } problem) throw new ApiException(400, "filter", words[$"api.filter.{problem.Kind}", problem.Text]);
        var format = operation.IsListed ? FormatOf(context) : "json";
        var isPaged = query.ContainsKey("page") || query.ContainsKey("per_page");
        if (format != "json" && isPaged) throw ApiException.Value("format", format, words["api.whole"]);
        return new(context, member, OwnBook.Hold(member, filter.Selection), format, Number(query, "page", 1, 10_000_000), Number(query, "per_page", ApiOperation.UsualRows, ApiOperation.MostRows));
    }

    /// <summary>Whether what the program has is what it would be sent; the answer is then 304 and done.</summary>
    /// <param name="more">What the answer depends on besides the warehouse, the address and the language.</param>
    public bool IsKnown(params IReadOnlyList<string?> more)
    {
        var seed = string.Join('\n', [Warehouse.Version, $"{Warehouse.AsOf:O}", Member.HeldTo, $"{Member.Role}", Words.Language, Format, Context.Request.Path.Value, Context.Request.QueryString.Value, .. more]);
        return IsTagged($"W/\"{Hash(seed)}\"");
    }

    /// <summary>Marks the answer, and says whether the program has it.</summary>
    public bool IsTagged(string tag)
    {
        var (request, response) = (Context.Request, Context.Response);
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Append(HeaderNames.Vary, "Accept, Accept-Language, Authorization");
        var sent = request.GetTypedHeaders().IfNoneMatch;
        if (!sent.Any(one => one.Tag == "*" || one.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false))) return false;
        response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    /// <summary>What the address gives of some parameters.</summary>
    public Dictionary<string, string> Given(params IReadOnlyList<string> names) =>
        names.Select(name => (Name: name, Value: Context.Request.Query[name].ToString())).Where(one => one.Value.Length > 0).ToDictionary(one => one.Name, one => one.Value);

    /// <summary>A short mark of a text.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..24];

    /// <summary>The address of another page of the same list.</summary>
    public string Address(params IReadOnlyList<(string Name, string Value)> changed)
    {
        var kept = Context.Request.Query.Where(one => changed.All(other => other.Name != one.Key)).SelectMany(one => one.Value, (one, value) => (one.Key, value ?? ""));
        return Context.Request.Path + QueryString.Create(kept.Concat(changed).Select(one => KeyValuePair.Create(one.Item1, (string?)one.Item2)));
    }

    private static string FormatOf(HttpContext context)
    {
        if (context.Request.Query["format"].ToString() is { Length: > 0 } named) return named;
        var accepted = context.Request.GetTypedHeaders().Accept.OrderByDescending(one => one.Quality ?? 1).Where(one => (one.Quality ?? 1) > 0).ToList();
        if (accepted.Count == 0) return "json";
        return accepted.Select(one => MediaTypes.GetValueOrDefault(one.MediaType.ToString().ToLowerInvariant())).FirstOrDefault(one => one is not null) ?? throw new ApiException(406, "format", context.Request.Headers.Accept.ToString());
    }

    private static int Number(IQueryCollection query, string name, int usual, int most) => query[name].ToString() switch
    {
        "" => usual,
        var text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : throw ApiException.Value(name, text, $"1-{most}"),
    };
}
