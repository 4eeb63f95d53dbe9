using System.Text;

namespace Retention.Web.Security;

/// <summary>The one table as a page of the documents.</summary>
public static class RouteTable
{
    /// <summary>docs/routes-by-role.md.</summary>
    public static string Write()
    {
        var text = new StringBuilder("# Every route by role\n\nMade from `src/Web/Security/AccessTable.cs` by a test, which also tries each line as each role. What is in no line is for administrators alone; files and `/healthz` are open. ")
            .Append("A verb with a name is that handler of the page (`?handler=name`).\n\n**Held** is how a page is held to the book of a CSM: by its filter, by the customer it is of, by the page itself; a dash where it shows no customer. ")
            .Append("**Kept** is the act under which the audit log keeps the request; changes of what people write are kept by themselves.\n\n")
            .Append("| route | act | not signed in | viewer | CSM | executive | analyst | administrator | held | kept |\n|---|---|:-:|:-:|:-:|:-:|:-:|:-:|---|---|\n");
        foreach (var rule in AccessTable.Rules)
        {
            text.Append("| `").Append(rule.Route).Append("` | ").Append(rule.Act).Append(" | ").Append(Sign(rule.Allows(Member.Stranger)));
            foreach (var role in Enum.GetValues<Role>()) text.Append(" | ").Append(Sign(rule.Allows(new("x", "", role, role == Role.Csm ? "x" : null))));
            text.Append(" | ").Append(rule.Held switch { Held.Filter => "filter", Held.Customer => "customer", Held.Itself => "page", _ => "-" }).Append(" | ").Append(rule.Kept ?? "-").Append(" |\n");
        }

        return text.ToString();
    }

    private static string Sign(bool may) => may ? "yes" : "-";
}
