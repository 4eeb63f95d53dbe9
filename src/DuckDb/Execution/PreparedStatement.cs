using System.Globalization;
using Retention.DuckDb.Interop;

namespace Retention.DuckDb.Execution;

/// <summary>A planned statement, with the names of its parameters.</summary>
internal sealed class PreparedStatement : IDisposable
{
    private readonly StatementHandle handle;
    private readonly string[] names;

    public PreparedStatement(StatementHandle handle)
    {
        this.handle = handle;
        Type = Api.duckdb_prepared_statement_type(handle);
        names = new string[Api.duckdb_nparams(handle)];
        for (var i = 0; i < names.Length; i++) names[i] = Api.TakeText(Api.duckdb_parameter_name(handle, (ulong)i + 1));
    }

    public StatementType Type { get; }

    public bool HasParameters => names.Length > 0;

    /// <summary>Gives every parameter its value: by name, or by place where it has none.</summary>
    /// <exception cref="InvalidOperationException">A parameter has no value.</exception>
    public void Bind(IReadOnlyList<DuckDbParameter> parameters)
    {
        for (var i = 0; i < names.Length; i++)
        {
            var parameter = Find(parameters, names[i]) ?? throw new InvalidOperationException(
                $"The parameter {Shown(names[i])} has no value. Add a DuckDbParameter of that name to the command, or one without a name in its place.");
            using var value = ParameterValue.Create(parameter);
            if (Api.duckdb_bind_value(handle, (ulong)i + 1, value) != 0)
            {
                throw new DuckDbException($"DuckDB does not take the value of the parameter {Shown(names[i])}: {Api.Text(Api.duckdb_prepare_error(handle))}");
            }
        }
    }

    /// <summary>Plans the execution; what DuckDB has to say against it comes as an exception.</summary>
    public PendingHandle Start()
    {
        if (Api.duckdb_pending_prepared_streaming(handle, out var pending) == 0) return pending;
        using (pending) throw new DuckDbException(Api.Text(Api.duckdb_pending_error(pending)));
    }

    public void Dispose() => handle.Dispose();

    private static DuckDbParameter? Find(IReadOnlyList<DuckDbParameter> parameters, string name)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].BareName.Equals(name, StringComparison.OrdinalIgnoreCase)) return parameters[i];
        }

        // ? and $2 have their number for a name: the second parameter without a name.
        if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var place)) return null;
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].BareName.Length == 0 && --place == 0) return parameters[i];
        }

        return null;
    }

    private static string Shown(string name) => char.IsDigit(name, 0) ? $"number {name}" : $"${name}";
}
