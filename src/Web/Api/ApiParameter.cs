namespace Retention.Web.Api;

/// <summary>What an operation takes by its address or a header.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">text, whole, month, day or flag.</param>
/// <param name="Example">A value that the example sends; null where it leaves it out.</param>
/// <param name="Place">query, path or header.</param>
/// <param name="OneOf">The values it takes; null where there is no such list.</param>
internal sealed record ApiParameter(string Name, string Kind = "text", string? Example = null, string Place = "query", IReadOnlyList<string>? OneOf = null)
{
    /// <summary>Whether it has to be there.</summary>
    public bool IsRequired => Place != "query";
}
