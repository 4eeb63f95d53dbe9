using Microsoft.EntityFrameworkCore;
using Retention.Web.Work.Mail;
using Retention.Web.Work.Notes;
using Retention.Web.Work.Tasks;

namespace Retention.Web.Work;

/// <summary>The tables of tasks, notes, playbooks and mail.</summary>
internal static class TaskTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<WorkTask>(task =>
        {
            task.ToTable("tasks");
            task.Property(one => one.Title).HasMaxLength(TaskForm.LongestTitle);
            task.Property(one => one.TitleEs).HasMaxLength(TaskForm.LongestTitle);
            task.Property(one => one.Text).HasMaxLength(TaskForm.LongestText);
            task.Property(one => one.OutcomeNote).HasMaxLength(TaskForm.LongestText);
            task.Property(one => one.Mrr).HasPrecision(28, 8);
            task.Property(one => one.Version).IsConcurrencyToken();
            // What happened opens a step once, and a customer has one open task of a cause.
            task.HasIndex(one => new { one.CustomerId, one.Cause, one.HappenedOn, one.Step }).IsUnique().HasFilter("step is not null");
            task.HasIndex(one => new { one.CustomerId, one.Cause }).IsUnique().HasFilter("state = 'open' and step is not null");
            task.Property(one => one.CustomerFolded).HasMaxLength(TaskSearch.Longest);
            // The list in its order, with all that it is filtered by: a page far down is found without reading the rows before it.
            task.HasIndex(one => new { one.State, one.Weight, one.DueOn, one.Id, one.SnoozedUntil, one.Cause, one.Step, one.Book, one.Owner, one.CustomerId, one.CustomerFolded })
                .IsDescending(false, true, false, false, false, false, false, false, false, false, false).HasDatabaseName("IX_tasks_list");
            task.HasIndex(one => new { one.State, one.Book, one.Weight });
            task.HasIndex(one => new { one.State, one.ClosedOn });
            task.HasIndex(one => new { one.State, one.DueOn, one.SnoozedUntil });
            task.HasIndex(one => one.CustomerId);
            task.HasIndex(one => one.MadeOn);
        });
        model.Entity<PlaybookRow>(playbook => { playbook.ToTable("playbooks"); playbook.HasKey(one => one.Cause); playbook.Property(one => one.Version).IsConcurrencyToken(); });
        model.Entity<PlaybookRun>(run => { run.ToTable("playbook_runs"); run.HasKey(one => one.Cause); });
        model.Entity<TaskSettings>(settings => { settings.ToTable("task_settings"); settings.Property(one => one.Id).ValueGeneratedNever(); });
        model.Entity<Note>(note =>
        {
            note.ToTable("notes");
            note.Property(one => one.Version).IsConcurrencyToken();
            note.HasIndex(one => one.CustomerId);
        });
        model.Entity<NoteVersion>(version =>
        {
            version.ToTable("note_versions");
            version.HasKey(one => new { one.NoteId, one.Version });
            version.Property(one => one.Version).ValueGeneratedNever();
            version.Property(one => one.Text).HasMaxLength(NoteBook.Longest);
        });
        model.Entity<DigestReader>(reader => { reader.ToTable("digest_readers"); reader.HasIndex(one => one.Address).IsUnique(); });
        model.Entity<OutboxMail>(mail =>
        {
            mail.ToTable("outbox");
            mail.HasIndex(one => one.Key).IsUnique();
            mail.HasIndex(one => new { one.State, one.NextAt });
        });
    }
}
