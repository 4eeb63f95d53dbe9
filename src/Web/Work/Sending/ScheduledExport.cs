namespace Retention.Web.Work.Sending;

/// <summary>A file that is written at set times and sent by mail or put into a folder.</summary>
public sealed class ScheduledExport
{
    /// <summary>Given by the database.</summary>
    public int Id { get; init; }

    /// <summary>What people call it, and what its files are called.</summary>
    public required string Name { get; set; }

    /// <summary>named (a metric or a report), page or review.</summary>
    public required string Kind { get; set; }

    /// <summary>Name of the metric, the report or the page; of a review, latest.</summary>
    public required string Item { get; set; }

    /// <summary>xlsx, csv or pdf.</summary>
    public required string Format { get; set; }

    /// <summary>Whom it is about, as an address writes it; blank for everybody.</summary>
    public required string Filter { get; set; }

    /// <summary>What else is asked of it, as an address writes it: <c>by=country&amp;band=red</c>; blank for nothing.</summary>
    public string Asked { get; set; } = "";

    /// <summary>month, quarter, year or ttm.</summary>
    public required string Period { get; set; }

    /// <summary>en or es.</summary>
    public required string Language { get; set; }

    /// <summary>When, as a Quartz cron expression.</summary>
    public required string Cron { get; set; }

    /// <summary>The time zone of <see cref="Cron"/>.</summary>
    public required string Zone { get; set; }

    /// <summary>mail or folder.</summary>
    public required string Way { get; set; }

    /// <summary>Addresses parted by commas, or a folder within the one that is allowed; blank for that one itself.</summary>
    public required string Target { get; set; }

    /// <summary>Id of who made it.</summary>
    public required string MadeBy { get; set; }

    /// <summary>When, in UTC.</summary>
    public DateTime MadeAt { get; set; }

    /// <summary>Counts its changes: of two who change it at once the second is told.</summary>
    public int Version { get; set; } = 1;
}
