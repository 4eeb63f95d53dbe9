using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Web.Exports;
using Retention.Web.Pages.Data;
using Retention.Web.Security.Auditing;
using Retention.Web.Security.People;
using Retention.Web.Work;

namespace Retention.Web.Pages.Settings;

/// <summary>The audit log: who did what, when and from where.</summary>
public sealed class AuditModel(AuditLog log, PeopleDesk people) : PageModel
{
    /// <summary>Which lines; the whole address.</summary>
    [BindProperty(SupportsGet = true, Name = "")]
    public AuditRequest Asked { get; set; } = new();

    /// <summary>The lines shown, and how many there are.</summary>
    public (IReadOnlyList<AuditEntry> Entries, long Total) Lines { get; private set; } = ([], 0);

    /// <summary>Everybody who could have done something.</summary>
    public IReadOnlyList<ListedPerson> People { get; private set; } = [];

    /// <summary>Where in the log the reader is.</summary>
    public Pager Pager => new(DataFilter.Number(Asked.Part), Lines.Total, $"/settings/audit?{Kept}part=");

    /// <summary>What a link keeps of the address.</summary>
    public string Kept => string.Concat(new[] { ("person", Asked.Person), ("act", Asked.Act), ("find", Asked.Find) }.Where(one => !string.IsNullOrEmpty(one.Item2)).Select(one => $"{one.Item1}={Uri.EscapeDataString(one.Item2!)}&"));

    /// <summary>Reads the log.</summary>
    public async Task OnGetAsync(CancellationToken cancel) =>
        (Lines, People) = (await log.ReadAsync(Asked, DataFilter.LeaveOut(Asked.Part), DataFilter.PageSize, cancel), await people.AllAsync(cancel));

    /// <summary>The whole list as a file.</summary>
    public IActionResult OnGetCsv() => new CsvDownload(async (file, cancel) =>
    {
        file.Begin("audit.csv", "id", "at_utc", "person_id", "person", "act", "entity", "key", "change", "address");
        await foreach (var one in log.AllAsync(Asked, cancel)) await file.RowAsync(one.Id, one.At, one.PersonId, one.PersonName, one.Act, one.Entity, one.Key, one.Change, one.Address);
    });
}
