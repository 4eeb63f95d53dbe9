using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Retention.Web.Work.Migrations;

/// <summary>An index with all that the list of tasks is sorted and filtered by, and names as a search compares them.</summary>
[DbContext(typeof(WorkDbContext))]
[Migration("20261123125800_TasksFarDown")]
public class TasksFarDown : Migration
{
    private static readonly string[] List = ["state", "weight", "due_on", "id", "snoozed_until", "cause", "step", "book", "owner", "customer_id", "customer_folded"];
    private static readonly bool[] Descending = [false, true, false, false, false, false, false, false, false, false, false];
    private static readonly string[] Closed = ["state", "closed_on"];
    private static readonly string[] ByWeight = ["state", "weight"];
    private static readonly string[] ByCause = ["state", "cause", "weight"];

    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.DropIndex(name: "IX_tasks_state_weight", table: "tasks");
        migrationBuilder.DropIndex(name: "IX_tasks_state_cause_weight", table: "tasks");
        migrationBuilder.AddColumn<string>(name: "customer_folded", table: "tasks", type: "TEXT", maxLength: 200, nullable: true);
        // Without accents they are once all tasks are weighed, which each night does.
        migrationBuilder.Sql("update tasks set customer_folded = substr(lower(customer_name), 1, 200)");
        migrationBuilder.CreateIndex(name: "IX_tasks_list", table: "tasks", columns: List, descending: Descending);
        migrationBuilder.CreateIndex(name: "IX_tasks_state_closed_on", table: "tasks", columns: Closed);
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.DropIndex(name: "IX_tasks_state_closed_on", table: "tasks");
        migrationBuilder.DropIndex(name: "IX_tasks_list", table: "tasks");
        migrationBuilder.DropColumn(name: "customer_folded", table: "tasks");
        migrationBuilder.CreateIndex(name: "IX_tasks_state_cause_weight", table: "tasks", columns: ByCause);
        migrationBuilder.CreateIndex(name: "IX_tasks_state_weight", table: "tasks", columns: ByWeight);
    }
}
