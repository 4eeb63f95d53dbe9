namespace Retention.Web.Api;

/// <summary>Why a program is refused. It becomes problem details in the language asked for: see <see cref="ApiProblems"/>.</summary>
/// <param name="status">The status of the answer.</param>
/// <param name="kind">Which words: <c>api.problem.KIND</c>.</param>
/// <param name="values">What is filled in.</param>
internal sealed class ApiException(int status, string kind, params object?[] values) : Exception("An operation of the API was refused.")
{
    public int Status => status;

    public string Kind => kind;

    public IReadOnlyList<object?> Values => values;

    public static ApiException Missing() => new(404, "missing");

    public static ApiException Value(string name, string? value, string known) => new(400, "value", name, value, known);
}
