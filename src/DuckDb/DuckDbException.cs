using System.Data.Common;

namespace Retention.DuckDb;

/// <summary>What DuckDB refused, in its own words, with the kind of error.</summary>
public sealed class DuckDbException : DbException
{
    /// <summary>Makes an exception without a message.</summary>
    public DuckDbException()
        : this("DuckDB reports an error.")
    {
    }

    /// <summary>Makes an exception from DuckDB's message; the kind is read from how the message begins.</summary>
    public DuckDbException(string message)
        : this(message, TypeOf(message))
    {
    }

    /// <summary>Makes an exception with the exception that led to it.</summary>
    public DuckDbException(string message, Exception? innerException)
        : this(message, TypeOf(message), innerException)
    {
    }

    /// <summary>Makes an exception of a known kind.</summary>
    public DuckDbException(string message, DuckDbErrorType errorType, Exception? innerException = null)
        : base(message, innerException) => ErrorType = errorType;

    /// <summary>The kind of error.</summary>
    public DuckDbErrorType ErrorType { get; }

    /// <summary>True where another transaction was in the way: the same work may succeed when it is done again.</summary>
    public override bool IsTransient =>
        ErrorType == DuckDbErrorType.Transaction && Message.Contains("conflict", StringComparison.OrdinalIgnoreCase);

    // Prepare and open give a message without a type: "Binder Error: ..." tells it.
    private static DuckDbErrorType TypeOf(string message)
    {
        var end = message.IndexOf(" Error:", StringComparison.Ordinal);
        return (end < 0 ? "" : message[..end]) switch
        {
            "Out of Range" => DuckDbErrorType.OutOfRange,
            "Conversion" => DuckDbErrorType.Conversion,
            "Mismatch Type" => DuckDbErrorType.MismatchedType,
            "Divide by Zero" => DuckDbErrorType.DivideByZero,
            "Invalid type" => DuckDbErrorType.InvalidType,
            "Serialization" => DuckDbErrorType.Serialization,
            "TransactionContext" => DuckDbErrorType.Transaction,
            "Not implemented" => DuckDbErrorType.NotImplemented,
            "Expression" => DuckDbErrorType.Expression,
            "Catalog" => DuckDbErrorType.Catalog,
            "Parser" => DuckDbErrorType.Parser,
            "Planner" => DuckDbErrorType.Planner,
            "Constraint" => DuckDbErrorType.Constraint,
            "Connection" => DuckDbErrorType.Connection,
            "Syntax" => DuckDbErrorType.Syntax,
            "Settings" => DuckDbErrorType.Settings,
            "Binder" => DuckDbErrorType.Binder,
            "IO" => DuckDbErrorType.InputOutput,
            "INTERRUPT" => DuckDbErrorType.Interrupt,
            "FATAL" => DuckDbErrorType.Fatal,
            "INTERNAL" => DuckDbErrorType.Internal,
            "Invalid Input" => DuckDbErrorType.InvalidInput,
            "Out of Memory" => DuckDbErrorType.OutOfMemory,
            "Permission" => DuckDbErrorType.Permission,
            "Parameter Not Resolved" => DuckDbErrorType.ParameterNotResolved,
            "Parameter Not Allowed" => DuckDbErrorType.ParameterNotAllowed,
            "Dependency" => DuckDbErrorType.Dependency,
            "Missing Extension" => DuckDbErrorType.MissingExtension,
            "Extension Autoloading" => DuckDbErrorType.Autoload,
            "Sequence" => DuckDbErrorType.Sequence,
            "Invalid Configuration" => DuckDbErrorType.InvalidConfiguration,
            _ => DuckDbErrorType.Unknown,
        };
    }
}
