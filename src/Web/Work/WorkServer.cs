using System.Globalization;
using Npgsql;

namespace Retention.Web.Work;

/// <summary>A PostgreSQL database for what people write. Its password is in the connection string alone, and never in a message.</summary>
public sealed class WorkServer
{
    // How many seconds somebody waits for one statement, as for the file; after that it is said.
    private const int Patience = 10;

    // A server takes a hundred connections unless it was set up otherwise, and others use it too: who comes when all are busy waits for the next.
    private const int Connections = 20;
    private readonly NpgsqlConnectionStringBuilder parts;

    private WorkServer(NpgsqlConnectionStringBuilder parts) => this.parts = parts;

    /// <summary>How to reach it, secret included.</summary>
    public string ConnectionString => parts.ConnectionString;

    /// <summary>Its name on the server.</summary>
    public string Database => parts.Database!;

    /// <summary>How PostgreSQL's own programs are told to reach it, secret included.</summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>
    {
        ["PGHOST"] = parts.Host, ["PGPORT"] = parts.Port.ToString(CultureInfo.InvariantCulture), ["PGDATABASE"] = parts.Database, ["PGUSER"] = parts.Username, ["PGPASSWORD"] = parts.Password,
        ["PGSSLMODE"] = parts.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => mode.ToString().ToLowerInvariant() },
    };

    /// <summary>Reads <c>Host=...;Database=...</c> or <c>postgres://user:password@host/database</c>; null where there is nothing to read.</summary>
    /// <exception cref="FormatException">It is neither; the message does not repeat it.</exception>
    public static WorkServer? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        try
        {
            var parts = Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "postgres" or "postgresql" ? Of(address!) : new NpgsqlConnectionStringBuilder(text);
            if (string.IsNullOrEmpty(parts.Host) || string.IsNullOrEmpty(parts.Database)) throw new ArgumentException("No host or no database.");
            // ContainsKey knows every word that could be said, said or not.
            if (!parts.ShouldSerialize("Timeout")) parts.Timeout = 5;
            if (!parts.ShouldSerialize("Command Timeout")) parts.CommandTimeout = Patience;
            if (!parts.ShouldSerialize("Maximum Pool Size")) parts.MaxPoolSize = Math.Max(Connections, parts.MinPoolSize);
            parts.ApplicationName ??= "retention";
            // Moments are kept in UTC, and are to be read so by whoever looks.
            parts.Timezone = "UTC";
            return new(parts);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            // What was typed may hold a password: neither it nor what the driver says of it is repeated.
            throw new FormatException("The address of the Work database (--work, RETENTION_WORK) cannot be read: write Host=SERVER;Database=NAME;Username=WHO;Password=SECRET, or postgres://WHO:SECRET@SERVER/NAME.");
        }
    }

    /// <summary>Where it is, without the secret.</summary>
    public override string ToString() => $"The PostgreSQL database {parts.Database} at {parts.Host}:{parts.Port}";

    private static NpgsqlConnectionStringBuilder Of(Uri address)
    {
        var who = address.UserInfo.Split(':', 2);
        var parts = new NpgsqlConnectionStringBuilder { Host = address.Host, Database = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')) };
        if (address.Port > 0) parts.Port = address.Port;
        if (who[0].Length > 0) parts.Username = Uri.UnescapeDataString(who[0]);
        if (who is [_, var secret]) parts.Password = Uri.UnescapeDataString(secret);
        foreach (var pair in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)))
        {
            // libpq writes sslmode=verify-full; the driver VerifyFull.
            var (name, value) = (Uri.UnescapeDataString(pair[0]), pair is [_, var given] ? Uri.UnescapeDataString(given) : "");
            parts[name == "sslmode" ? "SSL Mode" : name] = name == "sslmode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }

        return parts;
    }
}
