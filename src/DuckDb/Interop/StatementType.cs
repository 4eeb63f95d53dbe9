namespace Retention.DuckDb.Interop;

/// <summary>The kinds of statement that the provider treats in their own way (<c>duckdb_statement_type</c>).</summary>
internal enum StatementType
{
    Invalid = 0,
    Select = 1,
    Insert = 2,
    Update = 3,
    Delete = 5,
    Transaction = 10,
}
