using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Retention.Web.Security;
using Retention.Web.Security.Keys;

namespace Retention.Web.Tests.Api;

/// <summary>A program with a key of its own.</summary>
public sealed class Caller : IDisposable
{
    private Caller(HttpClient client, string key) => (Client, Key) = (client, key);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public HttpClient Client { get; }

    public string Key { get; }

    public static async Task<Caller> OfAsync(RunningApp app, Role role, string? book = null, string language = "en")
    {
        var key = (await app.Services.GetRequiredService<ApiKeys>().MakeAsync(new("Test", role.ToString(), book, 30), Member.Nobody, Stop)).Key!;
        var client = app.Client(language);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return new(client, key);
    }

    public Task<HttpResponseMessage> GetAsync(string address) => Client.GetAsync(address, Stop);

    public async Task<(int Status, JsonElement Body, HttpResponseMessage Response)> AskAsync(HttpMethod method, string address, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        var response = await Client.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        return ((int)response.StatusCode, text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default, response);
    }

    public async Task<JsonElement> ReadAsync(string address)
    {
        var (status, body, _) = await AskAsync(HttpMethod.Get, address);
        status.ShouldBe(200, address + " " + body);
        return body;
    }

    public void Dispose() => Client.Dispose();
}

/// <summary>The real app over a sample company of its own, which asks for keys.</summary>
public sealed class KeyedApp() : RunningApp(loadSample: true, demo: false);

/// <summary>Tests that write by the API share one app, one after the other.</summary>
[CollectionDefinition(nameof(KeyedApp))]
public sealed class OneKeyedApp : ICollectionFixture<KeyedApp>;
