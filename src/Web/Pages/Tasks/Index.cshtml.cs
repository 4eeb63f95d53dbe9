using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Warehousing;
using Retention.Web.Security;
using Retention.Web.Work.Tasks;

namespace Retention.Web.Pages.Tasks;

/// <summary>What to do today, and everything else that is to be done.</summary>
public sealed class IndexModel(TaskList tasks, Warehouse warehouse) : PageModel
{
    /// <summary>Which tasks; the whole address.</summary>
    [BindProperty(SupportsGet = true, Name = "")]
    public TaskRequest Asked { get; set; } = new();

    /// <summary>Today's ten.</summary>
    public IReadOnlyList<WorkTask> Ten { get; private set; } = [];

    /// <summary>The part of the list shown.</summary>
    public TaskPart Part { get; private set; } = new(new(), [], 0);

    /// <summary>Every book there is a task in.</summary>
    public IReadOnlyList<string> Books { get; private set; } = [];

    /// <summary>The day.</summary>
    public DateOnly Today => warehouse.AsOf;

    /// <summary>Reads the lists.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        var who = Member.Of(HttpContext);
        Ten = await tasks.TodayAsync(who, Asked.Book is { Length: > 0 } book ? book : null, cancel);
        Part = await tasks.PageAsync(Asked, who, cancel);
        Books = await tasks.BooksAsync(who, cancel);
    }
}
