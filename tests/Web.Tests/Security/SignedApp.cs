using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Retention.Analytics.Warehousing;
using Retention.Web.Security;
using Retention.Web.Work;

namespace Retention.Web.Tests.Security;

/// <summary>Tests that sign in share one app, one after the other.</summary>
[CollectionDefinition(nameof(SignedApp))]
public sealed class OneSignedApp : ICollectionFixture<SignedApp>;

/// <summary>The same over PostgreSQL.</summary>
[CollectionDefinition(nameof(SignedAppOnPostgres))]
public sealed class OneSignedAppOnPostgres : ICollectionFixture<SignedAppOnPostgres>;

/// <summary>The same app, with people, keys and the audit log on PostgreSQL.</summary>
public sealed class SignedAppOnPostgres() : SignedApp(onServer: true);

/// <summary>The real app over the sample company, which asks for sign-in; one person of each role is there.</summary>
public class SignedApp : RunningApp
{
    /// <summary>The password of everybody.</summary>
    public const string Password = "seven calm herons 4";

    private readonly Dictionary<Role, Person> people = [];
    private Dictionary<string, string?>? books;

    /// <summary>Whose customers the CSM looks after.</summary>
    public string Book { get; private set; } = "";

    /// <summary>Keeps them in <c>work.db</c>.</summary>
    public SignedApp() : this(onServer: false) { }

    /// <summary>Keeps them there or on the server.</summary>
    protected SignedApp(bool onServer) : base(loadSample: true, onServer, demo: false) { }

    /// <summary>The person of a role.</summary>
    public Person Of(Role role) => people[role];

    /// <summary>Whose book each customer of the sample is in.</summary>
    public IReadOnlyDictionary<string, string?> Books => books!;

    /// <summary>A visitor who has signed in.</summary>
    public async Task<SignedPerson> EnterAsync(Role role)
    {
        var person = new SignedPerson(this);
        await person.SignInAsync(people[role].Email!, Password);
        return person;
    }

    /// <summary>Somebody of their own for a test.</summary>
    public async Task<Person> AddAsync(Role role, string? book = null, string? name = null)
    {
        using var scope = Services.CreateScope();
        var id = Guid.NewGuid().ToString("n")[..8];
        var person = new Person { Name = name ?? $"{role} {id}", Email = $"{role}-{id}@example.com".ToLowerInvariant(), UserName = $"{role}-{id}@example.com".ToLowerInvariant(), Role = role, Book = book, MadeAt = DateTime.UtcNow };
        (await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().CreateAsync(person, Password)).Succeeded.ShouldBeTrue();
        return person;
    }

    protected override async Task StartedAsync()
    {
        var rows = await Services.GetRequiredService<Warehouse>().ReadAsync(async (connection, stop) =>
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "select customer_id, csm from core.customers";
            await using var reader = await command.ExecuteReaderAsync(stop);
            Dictionary<string, string?> found = [];
            while (await reader.ReadAsync(stop)) found[reader.GetString(0)] = await reader.IsDBNullAsync(1, stop) ? null : reader.GetString(1);
            return found;
        }, CancellationToken.None);
        books = rows;
        Book = rows.Values.OfType<string>().GroupBy(one => one).OrderByDescending(group => group.Count()).First().Key;
        foreach (var role in Enum.GetValues<Role>()) people[role] = await AddAsync(role, role == Role.Csm ? Book : null, role.ToString());
    }
}

/// <summary>Somebody with cookies of their own at an app that asks for sign-in.</summary>
public sealed class SignedPerson(RunningApp app, string language = "en-GB") : IDisposable
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public HttpClient Client { get; } = app.Client(language);

    public async Task<IHtmlDocument> ReadAsync(string address) => new HtmlParser().ParseDocument(await Client.GetStringAsync(address, Stop));

    public Task<HttpResponseMessage> GetAsync(string address) => Client.GetAsync(address, Stop);

    public async Task<int> StatusAsync(string address)
    {
        using var response = await GetAsync(address);
        return (int)response.StatusCode;
    }

    /// <summary>Sends a form with the token of that form; of any other where the page has none that leads there.</summary>
    public async Task<HttpResponseMessage> SendAsync(string page, string address, params (string Name, string Value)[] fields)
    {
        var html = await Client.GetStringAsync(page, Stop);
        var forms = new HtmlParser().ParseDocument(html).QuerySelectorAll("form[method=post]").Where(form => (form.GetAttribute("action") is { Length: > 0 } action ? action : page).Split('?')[0] == address.Split('?')[0]).ToList();
        var token = forms.Count == 0 ? Html.Token(html) : forms.Select(form => form.QuerySelector("input[name=__RequestVerificationToken]").ShouldNotBeNull($"a form of {page} without a token").GetAttribute("value")!).First();
        using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await Client.PostAsync(address, form, Stop);
    }

    /// <summary>Sends a form and reads the page that comes.</summary>
    public async Task<IHtmlDocument> ShownAsync(string page, string address, params (string Name, string Value)[] fields)
    {
        using var response = await SendAsync(page, address, fields);
        ((int)response.StatusCode).ShouldBe(200);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Stop));
    }

    /// <summary>Tries to sign in; where it led.</summary>
    public async Task<string?> TryAsync(string email, string password, string? back = null)
    {
        using var response = await SendAsync("/sign-in", "/sign-in", ("email", email), ("password", password), ("back", back ?? ""));
        return response.Headers.Location?.ToString();
    }

    public async Task SignInAsync(string email, string password) => (await TryAsync(email, password)).ShouldBe("/");

    public void Dispose() => Client.Dispose();
}
