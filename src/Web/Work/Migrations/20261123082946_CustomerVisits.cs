using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Retention.Web.Work.Migrations;

/// <summary>Who looked at which customer when.</summary>
[DbContext(typeof(WorkDbContext))]
[Migration("20261123082946_CustomerVisits")]
public class CustomerVisits : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable(
            name: "customer_visits",
            columns: table => new
            {
                person = table.Column<string>(type: "TEXT", nullable: false),
                customer_id = table.Column<string>(type: "TEXT", nullable: false),
                visited_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                visited_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                seen_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                seen_to = table.Column<DateOnly>(type: "TEXT", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_customer_visits", x => new { x.person, x.customer_id });
            });
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.DropTable(
            name: "customer_visits");
    }
}
