namespace Retention.Web.Commands;

/// <summary>Finds what a mistyped name may have meant.</summary>
internal static class Near
{
    /// <summary>Words to add to an error, such as <c> (did you mean movements?)</c>; nothing where no name is near.</summary>
    public static string Suggest(string typed, IEnumerable<string> names)
    {
        var near = names.Select(name => (name, distance: Distance(typed.ToLowerInvariant(), name)))
            .Where(pair => pair.distance <= Math.Max(2, typed.Length / 3) || (typed.Length > 2 && pair.name.Contains(typed, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(pair => pair.distance).Select(pair => pair.name).FirstOrDefault();
        return near is null ? "" : $" (did you mean {near}?)";
    }

    /// <summary>How many letters must be changed, put in or taken out (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[b.Length];
    }
}
