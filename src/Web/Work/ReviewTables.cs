using Microsoft.EntityFrameworkCore;
using Retention.Web.Work.Reviews;
using Retention.Web.Work.Sending;

namespace Retention.Web.Work;

/// <summary>The tables of reviews and of scheduled exports.</summary>
internal static class ReviewTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Review>(review =>
        {
            review.ToTable("reviews");
            review.HasKey(one => one.Quarter);
            review.Property(one => one.Quarter).HasMaxLength(PeriodKey.Longest);
            review.Property(one => one.Edition).IsConcurrencyToken();
        });
        model.Entity<ReviewText>(text =>
        {
            text.ToTable("review_texts");
            text.HasKey(one => new { one.Quarter, one.Section });
            text.Property(one => one.Quarter).HasMaxLength(PeriodKey.Longest);
            text.Property(one => one.Text).HasMaxLength(ReviewForms.LongestText);
            text.Property(one => one.Edition).IsConcurrencyToken();
        });
        model.Entity<ReviewAction>(action =>
        {
            action.ToTable("review_actions");
            action.Property(one => one.Quarter).HasMaxLength(PeriodKey.Longest);
            action.Property(one => one.Text).HasMaxLength(ReviewForms.LongestAction);
            action.Property(one => one.Owner).HasMaxLength(ReviewForms.LongestOwner);
            action.Property(one => one.Edition).IsConcurrencyToken();
            action.HasIndex(one => new { one.Quarter, one.ClosedIn });
        });
        model.Entity<PublishedReview>(published =>
        {
            published.ToTable("published_reviews");
            published.HasKey(one => new { one.Quarter, one.Version });
            published.Property(one => one.Quarter).HasMaxLength(PeriodKey.Longest);
            published.Property(one => one.Version).ValueGeneratedNever();
        });
        model.Entity<ReviewLook>(look =>
        {
            look.ToTable("review_look");
            look.Property(one => one.Id).ValueGeneratedNever();
            look.Property(one => one.Company).HasMaxLength(ReviewForms.LongestOwner);
            look.Property(one => one.Edition).IsConcurrencyToken();
        });
        model.Entity<ScheduledExport>(export =>
        {
            export.ToTable("scheduled_exports");
            export.Property(one => one.Version).IsConcurrencyToken();
        });
        model.Entity<ExportRun>(run =>
        {
            run.ToTable("export_runs");
            run.HasIndex(one => one.ExportId);
        });
    }
}
