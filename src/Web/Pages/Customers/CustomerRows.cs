namespace Retention.Web.Pages.Customers;

/// <summary>How long the lists of a customer's page are.</summary>
public static class CustomerRows
{
    /// <summary>The most rows of a list.</summary>
    public const int Most = 50;
}
