using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Work.Tasks;

/// <summary>
/// Keeps beside each task what it weighs: the numbers are in another database, and a list of 100,000 tasks is sorted faster by
/// a column than by a question to the warehouse. Weighed when a task is written, and all of them after each score and every night.
/// </summary>
public sealed class TaskWeigher(WorkDatabase work, Warehouse warehouse)
{
    private const int AtOnce = 2000;

    /// <summary>Weighs one task that is about to be kept.</summary>
    /// <returns>False where it names a customer that nobody knows.</returns>
    public async Task<bool> WeighAsync(WorkTask task, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(task);
        var weight = (await TaskWeight.ReadAsync(warehouse, Json([task]), cancel))[0];
        (task.CustomerName, task.Book, task.Mrr, task.Risk, task.Urgency, task.Weight) = (weight.Name, weight.Csm, weight.Mrr, weight.Risk, weight.Urgency, weight.Weight);
        return task.CustomerId is null || weight.Name is not null;
    }

    /// <summary>Weighs all open tasks anew.</summary>
    public async Task WeighAllAsync(CancellationToken cancel)
    {
        var open = await work.ReadAsync(
            "select id, customer_id, due_on, weight, book, customer_name, customer_folded from tasks where state = 'open'",
            row => (Task: new WorkTask
            {
                Id = row.GetInt32(0), CustomerId = row.IsDBNull(1) ? null : row.GetString(1), DueOn = row.GetFieldValue<DateOnly>(2), Weight = row.GetDouble(3),
                Book = row.IsDBNull(4) ? null : row.GetString(4), CustomerName = row.IsDBNull(5) ? null : row.GetString(5), Title = "", State = "open",
            }, Folded: row.IsDBNull(6) ? null : row.GetString(6)),
            cancel);
        if (open.Count == 0) return;
        var known = open.ToDictionary(one => one.Task.Id);
        var moved = (await TaskWeight.ReadAsync(warehouse, Json(open.Select(one => one.Task)), cancel))
            .Where(one => known[one.Id] is var (task, folded) && (task.Weight != one.Weight || task.Book != one.Csm || task.CustomerName != (one.Name ?? task.CustomerName) || task.CustomerFolded != folded))
            .ToList();

        // Nobody waits long for a file that is written a part at a time.
        foreach (var part in moved.Chunk(AtOnce)) await WriteAsync(part, cancel);
    }

    private async Task WriteAsync(IReadOnlyList<TaskWeight> weights, CancellationToken cancel)
    {
        await using var db = await work.OpenAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        var connection = db.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "update tasks set customer_name = coalesce(@name, customer_name), customer_folded = coalesce(@folded, customer_folded), book = @book, mrr = @mrr, risk = @risk, urgency = @urgency, weight = @weight where id = @id";
        foreach (var one in weights)
        {
            command.Parameters.Clear();
            foreach (var (name, value) in new (string, object?)[] { ("@name", one.Name), ("@folded", one.Name is null ? null : TaskSearch.Fold(one.Name)), ("@book", one.Csm), ("@mrr", one.Mrr), ("@risk", one.Risk), ("@urgency", one.Urgency), ("@weight", one.Weight), ("@id", one.Id) }) Add(command, name, value);
            await command.ExecuteNonQueryAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    private static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        command.Parameters.Add(parameter);
    }

    private static string Json(IEnumerable<WorkTask> tasks) => JsonSerializer.Serialize(tasks.Select(task => new { id = task.Id, customer_id = task.CustomerId, due_on = task.DueOn }));
}
