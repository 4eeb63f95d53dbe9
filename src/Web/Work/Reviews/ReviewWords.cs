using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retention.Web.Work.Reviews;

/// <summary>An action as a review shows it.</summary>
/// <param name="Id">Given by the database.</param>
/// <param name="Quarter">The quarter whose review decided it.</param>
/// <param name="Section">The section it follows from.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Owner">Who does it.</param>
/// <param name="DueOn">Until when.</param>
/// <param name="State">One of <see cref="ReviewAction.States"/>.</param>
/// <param name="Edition">Counts its changes.</param>
public sealed record ReviewActionLine(int Id, string Quarter, string Section, string Text, string Owner, DateOnly DueOn, string State, int Edition);

/// <summary>What people have written for a review.</summary>
/// <param name="Sections">The sections that are on, in their order.</param>
/// <param name="Texts">What sections imply, by their name, with the edition.</param>
/// <param name="Actions">Its own actions and those carried to it, by section.</param>
public sealed record ReviewWords(IReadOnlyList<string> Sections, IReadOnlyDictionary<string, ReviewSaid> Texts, IReadOnlyList<ReviewActionLine> Actions)
{
    /// <summary>Logo and colours as they stood when it was published; null for a draft, and for what was published before they were kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReviewLook? Look { get; init; }

    private static readonly JsonSerializerOptions Plain = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>As they are kept with a published review.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Plain);

    /// <summary>As they were kept.</summary>
    /// <exception cref="JsonException">They are none.</exception>
    public static ReviewWords Read(string json) => JsonSerializer.Deserialize<ReviewWords>(json, Plain) ?? throw new JsonException("The words of the review are empty.");
}

/// <summary>What a section implies.</summary>
/// <param name="Text">In words.</param>
/// <param name="Edition">Counts its changes.</param>
public sealed record ReviewSaid(string Text, int Edition);
