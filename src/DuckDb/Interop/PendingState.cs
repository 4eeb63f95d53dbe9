namespace Retention.DuckDb.Interop;

/// <summary>How far a started statement is: <c>duckdb_pending_state</c>.</summary>
internal enum PendingState
{
    Ready = 0,
    NotReady = 1,
    Failed = 2,
    NoTasks = 3,
}
