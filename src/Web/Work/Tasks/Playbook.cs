using System.Text.Json;

namespace Retention.Web.Work.Tasks;

/// <summary>A step of a playbook.</summary>
/// <param name="Day">How many days after what happened it is opened, at the earliest; the step before is closed by then.</param>
/// <param name="Within">Days to do it in.</param>
/// <param name="Title">What to do, in English.</param>
/// <param name="TitleEs">The same in Spanish.</param>
public sealed record PlaybookStep(int Day, int Within, string Title, string TitleEs);

/// <summary>What is done when something happens to a customer.</summary>
/// <param name="Cause">One of <see cref="TaskWords.Causes"/>.</param>
/// <param name="IsOn">Whether it opens tasks.</param>
/// <param name="Limit">The number its trigger takes; null where it takes none.</param>
/// <param name="Steps">What to do, one after the other.</param>
/// <param name="Version">0 as it was shipped; goes up with every change.</param>
public sealed record Playbook(string Cause, bool IsOn, int? Limit, IReadOnlyList<PlaybookStep> Steps, int Version)
{
    private static readonly JsonSerializerOptions Written = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Those that come with the product, from <c>playbooks.json</c>.</summary>
    public static IReadOnlyList<Playbook> Shipped { get; } = Read();

    /// <summary>Steps as they are kept.</summary>
    public static string Write(IReadOnlyList<PlaybookStep> steps) => JsonSerializer.Serialize(steps, Written);

    /// <summary>Steps from where they are kept.</summary>
    public static IReadOnlyList<PlaybookStep> StepsOf(string text) => JsonSerializer.Deserialize<List<PlaybookStep>>(text, Written)!;

    private static List<Playbook> Read()
    {
        using var file = typeof(Playbook).Assembly.GetManifestResourceStream("playbooks.json")!;
        return JsonSerializer.Deserialize<List<Playbook>>(file, Written)!;
    }
}
