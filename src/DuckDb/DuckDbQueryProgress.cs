using System.Runtime.InteropServices;

namespace Retention.DuckDb;

/// <summary>How far the running query is. DuckDB counts only where the setting <c>enable_progress_bar</c> is on.</summary>
/// <param name="Percentage">0 to 100; -1 where DuckDB cannot tell or nothing runs.</param>
/// <param name="RowsProcessed">The rows read so far.</param>
/// <param name="TotalRows">The rows that DuckDB expects to read.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDbQueryProgress(double Percentage, ulong RowsProcessed, ulong TotalRows);
