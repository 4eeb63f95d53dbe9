using System.Data.Common;
using Retention.Analytics.Health;

namespace Retention.Analytics.Warehousing;

/// <summary>A kept model: its place in the warehouse and its bytes.</summary>
/// <param name="Id">Its number.</param>
/// <param name="IsReserve">Whether it scores only where the better one cannot.</param>
/// <param name="AsOf">The as-of day of its training.</param>
/// <param name="Bytes">The envelope.</param>
internal sealed record StoredModel(int Id, bool IsReserve, DateOnly AsOf, byte[] Bytes)
{
    /// <summary>What the latest training for a horizon left: the model in force and, behind it, its reserve; nothing where there was none.</summary>
    public static async Task<IReadOnlyList<StoredModel>> LatestAsync(DbConnection connection, int horizon, CancellationToken cancel) => await connection.ListAsync(
        """
        select model_id, is_reserve, as_of, model
        from ops.health_models
        where horizon = $1 and trained_at = (select max(trained_at) from ops.health_models where horizon = $1)
        qualify row_number() over (partition by is_reserve order by model_id desc) = 1
        order by is_reserve
        """,
        Row, cancel, horizon).ConfigureAwait(false);

    /// <summary>A model by its number; null where there is none.</summary>
    public static async Task<StoredModel?> FindAsync(DbConnection connection, int id, CancellationToken cancel) =>
        await connection.ListAsync("select model_id, is_reserve, as_of, model from ops.health_models where model_id = $1", Row, cancel, id).ConfigureAwait(false) is [var one] ? one : null;

    private static StoredModel Row(DbDataReader row) => new(row.GetInt32(0), row.GetBoolean(1), row.GetFieldValue<DateOnly>(2), row.GetFieldValue<byte[]>(3));
}
