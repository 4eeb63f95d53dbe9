using Microsoft.EntityFrameworkCore;

namespace Retention.Web.Work.Webhooks;

/// <summary>The tables of webhooks.</summary>
internal static class WebhookTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Webhook>(hook =>
        {
            hook.ToTable("webhooks");
            hook.Property(one => one.Address).HasMaxLength(WebhookDesk.LongestAddress);
        });
        model.Entity<WebhookDelivery>(delivery =>
        {
            delivery.ToTable("webhook_deliveries");
            delivery.HasOne<Webhook>().WithMany().HasForeignKey(one => one.WebhookId).OnDelete(DeleteBehavior.Cascade);
            delivery.HasIndex(one => new { one.WebhookId, one.Key }).IsUnique();
            delivery.HasIndex(one => new { one.State, one.WebhookId, one.CustomerId, one.Id });
        });
    }
}
