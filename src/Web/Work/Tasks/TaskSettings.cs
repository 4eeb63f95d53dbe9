namespace Retention.Web.Work.Tasks;

/// <summary>What holds for all playbooks. One row.</summary>
public sealed class TaskSettings
{
    /// <summary>What is in force until somebody decides otherwise.</summary>
    public const int UsualCap = 10;

    /// <summary>Always 1.</summary>
    public int Id { get; init; } = 1;

    /// <summary>How many tasks playbooks open for one owner a day.</summary>
    public int CapADay { get; set; } = UsualCap;
}
