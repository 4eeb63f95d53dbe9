using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Retention.Web.Security;
using Retention.Web.Security.Keys;

namespace Retention.Web.Tests.Security;

/// <summary>The table of who may do what names every door there is, and every door does what the table says.</summary>
[Collection(nameof(SignedApp))]
public sealed class RouteTests(SignedApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Everybody() => [.. Enum.GetNames<Role>(), "Stranger"];

    [Fact]
    public async Task Every_endpoint_of_the_app_is_in_the_table_or_open_to_all()
    {
        var loader = app.Services.GetRequiredService<PageLoader>();
        List<string> found = [];
        foreach (var endpoint in app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null) continue;
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var acts = Access.Acts(await loader.LoadAsync(page, EndpointMetadataCollection.Empty)).ToList();
                // A page without a handler for it is shown all the same.
                if (!acts.Contains("get")) acts.Add("get");
                found.AddRange(acts.Select(act => $"{Access.Route(endpoint)} {act}"));
            }
            else
            {
                found.AddRange(endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Select(verb => $"{Access.Route(endpoint)} {verb.ToLowerInvariant()}"));
            }
        }

        var listed = AccessTable.Rules.Select(rule => $"{rule.Route} {rule.Act}").ToHashSet();
        found.Distinct().Except(listed).ShouldBeEmpty("a new page or handler is a line in AccessTable");
        listed.Except(found.Append("/problem/{code:int} post")).ShouldBeEmpty("the table names what is not there");
    }

    [Fact]
    public async Task What_is_open_without_asking_is_files_and_the_health_check()
    {
        var open = app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Access.Route).Where(route => !Path.HasExtension(route)).Distinct();
        open.ShouldBe(["/healthz"]);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task The_page_in_the_documents_is_the_table()
    {
        var file = Path.Combine(Root(), "docs", "routes-by-role.md");
        var expected = RouteTable.Write();
        if (Environment.GetEnvironmentVariable("RETENTION_GOLDEN") == "write") await File.WriteAllTextAsync(file, expected, Stop);
        (await File.ReadAllTextAsync(file, Stop)).ReplaceLineEndings("\n").ShouldBe(expected, "RETENTION_GOLDEN=write writes it anew");
    }

    [Theory, MemberData(nameof(Everybody))]
    public async Task Every_door_does_what_the_table_says(string who)
    {
        using var person = who == "Stranger" ? new SignedPerson(app) : await app.EnterAsync(Enum.Parse<Role>(who));
        var key = who == "Stranger" ? "none" : await KeyAsync(Enum.Parse<Role>(who));
        var member = who == "Stranger" ? Member.Stranger : new Member("x", who, Enum.Parse<Role>(who), who == "Csm" ? app.Book : null);
        List<string> wrong = [];
        foreach (var rule in AccessTable.Rules)
        {
            using var request = Request(rule);
            if (rule.Route.StartsWith("/api", StringComparison.Ordinal)) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using var response = await person.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
            var status = (int)response.StatusCode;
            var isRefused = status is 401 or 403 || (member.IsStranger && response.Headers.Location?.ToString().StartsWith("/sign-in", StringComparison.Ordinal) == true && !rule.Route.StartsWith("/sign-in", StringComparison.Ordinal) && rule.Route is not ("/first" or "/sign-out"));
            if (isRefused == rule.Allows(member)) wrong.Add($"{rule.Route} {rule.Act}: {status} {response.Headers.Location}");
            // Who may is stopped by the missing token of the form, and by nothing before it.
            if (rule.Allows(member) && rule.Act.StartsWith("post", StringComparison.Ordinal) && !rule.Route.StartsWith("/api", StringComparison.Ordinal) && !rule.Route.StartsWith("/problem", StringComparison.Ordinal) && status != 400) wrong.Add($"{rule.Route} {rule.Act}: {status} without a token");
        }

        wrong.ShouldBeEmpty();
    }

    private HttpRequestMessage Request(AccessRule rule)
    {
        var customer = app.Books.First(one => one.Value == app.Book).Key;
        var parts = rule.Act.Split(' ');
        var address = rule.Route.Replace("{id}", customer, StringComparison.Ordinal).Replace("{code:int}", "404", StringComparison.Ordinal)
            .Replace("{quarter:quarter}", "2026-q3", StringComparison.Ordinal).Replace("{id:int}", "1", StringComparison.Ordinal).Replace("{id:int=0}", "1", StringComparison.Ordinal);
        List<string> query = [];
        if (parts.Length > 1) query.Add("handler=" + parts[1]);
        if (rule is { Held: Held.Customer } && !rule.Route.Contains("{id}", StringComparison.Ordinal)) query.Add("customer=" + customer);
        var request = new HttpRequestMessage(HttpMethod.Parse(parts[0]), address + (query.Count > 0 ? "?" + string.Join('&', query) : ""));
        if (parts[0] != "get") request.Content = new FormUrlEncodedContent([]);
        return request;
    }

    private async Task<string> KeyAsync(Role role) => (await app.Services.GetRequiredService<ApiKeys>()
        .MakeAsync(new(role.ToString(), role.ToString(), role == Role.Csm ? app.Book : null, 30), Member.Nobody, Stop)).Key!;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Retention.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
