namespace Retention.DuckDb;

/// <summary>What kind of error DuckDB reports (<c>duckdb_error_type</c>).</summary>
public enum DuckDbErrorType
{
    /// <summary>DuckDB did not say.</summary>
    Unknown = 0,

    /// <summary>A value outside its type's range.</summary>
    OutOfRange = 1,

    /// <summary>A value that cannot be converted, such as a text that is no number.</summary>
    Conversion = 2,

    /// <summary>A type that DuckDB does not know.</summary>
    UnknownType = 3,

    /// <summary>A DECIMAL of an impossible width or scale.</summary>
    DecimalShape = 4,

    /// <summary>Two types that do not go together.</summary>
    MismatchedType = 5,

    /// <summary>A division by zero.</summary>
    DivideByZero = 6,

    /// <summary>A value that is too large to hold.</summary>
    ObjectSize = 7,

    /// <summary>A type that cannot be used here.</summary>
    InvalidType = 8,

    /// <summary>Stored data that cannot be read, such as a damaged file.</summary>
    Serialization = 9,

    /// <summary>A transaction that cannot go on, such as one in conflict with another.</summary>
    Transaction = 10,

    /// <summary>Something that DuckDB does not do.</summary>
    NotImplemented = 11,

    /// <summary>An expression that makes no sense.</summary>
    Expression = 12,

    /// <summary>A table, column, function or schema that does not exist, or exists already.</summary>
    Catalog = 13,

    /// <summary>SQL that cannot be parsed.</summary>
    Parser = 14,

    /// <summary>A query that cannot be planned.</summary>
    Planner = 15,

    /// <summary>An error of the scheduler.</summary>
    Scheduler = 16,

    /// <summary>An error of the executor.</summary>
    Executor = 17,

    /// <summary>A row that breaks a constraint.</summary>
    Constraint = 18,

    /// <summary>An error of an index.</summary>
    Index = 19,

    /// <summary>An error of the statistics.</summary>
    Statistics = 20,

    /// <summary>A connection that cannot be made.</summary>
    Connection = 21,

    /// <summary>A syntax error.</summary>
    Syntax = 22,

    /// <summary>A setting that does not exist or cannot be changed.</summary>
    Settings = 23,

    /// <summary>A name that cannot be resolved, or an ambiguous one.</summary>
    Binder = 24,

    /// <summary>An error of the network.</summary>
    Network = 25,

    /// <summary>An error of the optimizer.</summary>
    Optimizer = 26,

    /// <summary>An error inside DuckDB: a pointer that was null.</summary>
    NullPointer = 27,

    /// <summary>A file that is missing, locked, damaged or of another version; a full disk.</summary>
    InputOutput = 28,

    /// <summary>The query was interrupted: by a timeout, a cancellation or <c>Interrupt</c>.</summary>
    Interrupt = 29,

    /// <summary>The database can no longer be used and must be opened again.</summary>
    Fatal = 30,

    /// <summary>A fault of DuckDB itself.</summary>
    Internal = 31,

    /// <summary>An argument or a statement that DuckDB cannot take.</summary>
    InvalidInput = 32,

    /// <summary>The memory limit was reached.</summary>
    OutOfMemory = 33,

    /// <summary>Something that the settings forbid.</summary>
    Permission = 34,

    /// <summary>A parameter whose type cannot be told.</summary>
    ParameterNotResolved = 35,

    /// <summary>A parameter where none may stand.</summary>
    ParameterNotAllowed = 36,

    /// <summary>Something on which another thing still depends.</summary>
    Dependency = 37,

    /// <summary>An answer of a web server.</summary>
    Http = 38,

    /// <summary>An extension that is not loaded.</summary>
    MissingExtension = 39,

    /// <summary>An extension that could not be loaded by itself.</summary>
    Autoload = 40,

    /// <summary>A sequence that has no next value.</summary>
    Sequence = 41,

    /// <summary>A configuration that makes no sense.</summary>
    InvalidConfiguration = 42,
}
