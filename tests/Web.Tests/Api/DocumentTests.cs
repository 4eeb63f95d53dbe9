using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Retention.Web.Security;

namespace Retention.Web.Tests.Api;

/// <summary>The OpenAPI document is valid, says everything in both languages, and every call of it works as its example is written.</summary>
[Collection(nameof(KeyedApp))]
public sealed class DocumentTests(KeyedApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "Values of a metric")]
    [InlineData("es", "Valores de una métrica")]
    public async Task It_is_an_OpenAPI_3_1_document_without_a_fault(string language, string summary)
    {
        using var client = app.Client(language);
        var text = await client.GetStringAsync("/api/v1/openapi.json", Stop);
        var (document, diagnostic) = OpenApiDocument.Parse(text, "json");
        diagnostic!.Errors.ShouldBeEmpty();
        diagnostic.Warnings.ShouldBeEmpty();
        diagnostic.SpecificationVersion.ShouldBe(OpenApiSpecVersion.OpenApi3_1);
        document!.Paths["/api/v1/metrics/{name}"].Operations![HttpMethod.Get].Summary.ShouldBe(summary);
    }

    [Fact]
    public async Task Every_operation_says_what_it_is_what_it_takes_and_what_it_answers()
    {
        List<string> lacking = [];
        var ids = new HashSet<string>();
        foreach (var (path, verb, operation) in Operations(await ReadAsync()))
        {
            var name = $"{verb} {path}";
            ids.Add(operation.GetProperty("operationId").GetString()!).ShouldBeTrue();
            if (operation.GetProperty("summary").GetString()!.Length == 0 || operation.GetProperty("description").GetString()!.Length == 0) lacking.Add($"{name}: words");
            foreach (var parameter in Parameters(operation).Where(one => !one.TryGetProperty("description", out _) || !one.TryGetProperty("schema", out _))) lacking.Add($"{name}: {parameter}");
            var responses = operation.GetProperty("responses").EnumerateObject().ToList();
            if (!responses.Any(one => one.Name[0] == '2') || !responses.Any(one => one.Name == "429")) lacking.Add($"{name}: responses");
            foreach (var response in responses.Where(one => one.Name[0] != '2' && !one.Value.GetProperty("content").TryGetProperty("application/problem+json", out _))) lacking.Add($"{name}: {response.Name}");
            foreach (var missing in path.Split('{')[1..].Select(part => part.Split('}')[0]).Where(part => Parameters(operation).All(one => one.GetProperty("name").GetString() != part))) lacking.Add($"{name}: {missing}");
        }

        lacking.ShouldBeEmpty();
        ids.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task The_document_has_every_route_of_the_app_and_each_can_be_called_as_it_is_written()
    {
        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(one => one.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal) && !one.RoutePattern.RawText.EndsWith("openapi.json", StringComparison.Ordinal))
            .SelectMany(one => one.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods, (one, verb) => $"{verb.ToLowerInvariant()} {one.RoutePattern.RawText!.Replace(":int", "", StringComparison.Ordinal)}");
        var operations = Operations(await ReadAsync()).ToList();
        operations.Select(one => $"{one.Verb} {one.Path}").ShouldBe(routes, ignoreOrder: true);
        foreach (var (path, verb, operation) in operations)
        {
            Parameters(operation).Where(one => one.TryGetProperty("required", out var required) && required.GetBoolean()).ShouldAllBe(one => HasExample(one), $"{verb} {path}");
            if (verb == "get") continue;
            operation.GetProperty("requestBody").GetProperty("content").EnumerateObject().ShouldHaveSingleItem().Value.TryGetProperty("example", out _).ShouldBeTrue($"{verb} {path}");
        }
    }

    [Fact]
    public async Task Every_call_works_as_its_example_is_written()
    {
        using var caller = await Caller.OfAsync(app, Role.Administrator);
        var document = await ReadAsync();
        List<string> wrong = [];
        // What is written first can be read afterwards.
        foreach (var (path, verb, operation) in Operations(document).OrderBy(one => one.Verb == "post" ? 0 : 1))
        {
            using var request = Request(path, verb, operation);
            using var response = await caller.Client.SendAsync(request, Stop);
            var (status, text) = (((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture), await response.Content.ReadAsStringAsync(Stop));
            if (status[0] != '2' || !operation.GetProperty("responses").TryGetProperty(status, out var described))
            {
                wrong.Add($"{verb} {request.RequestUri}: {status} {text}");
                continue;
            }

            if (!described.TryGetProperty("content", out var content)) continue;
            var schema = content.GetProperty(response.Content.Headers.ContentType!.MediaType!).GetProperty("schema");
            wrong.AddRange(SchemaCheck.Problems(document, schema, JsonDocument.Parse(text).RootElement, $"{verb} {request.RequestUri}").Take(5));
        }

        wrong.ShouldBeEmpty();
    }

    private static HttpRequestMessage Request(string path, string verb, JsonElement operation)
    {
        var given = Parameters(operation).Where(one => one.TryGetProperty("example", out _)).Select(one => (Name: one.GetProperty("name").GetString()!, In: one.GetProperty("in").GetString(), Value: one.GetProperty("example").ToString())).ToList();
        var address = given.Where(one => one.In == "path").Aggregate(path, (text, one) => text.Replace($"{{{one.Name}}}", Uri.EscapeDataString(one.Value), StringComparison.Ordinal));
        var query = string.Join('&', given.Where(one => one.In == "query").Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value)}"));
        var request = new HttpRequestMessage(HttpMethod.Parse(verb), query.Length == 0 ? address : $"{address}?{query}");
        foreach (var one in given.Where(one => one.In == "header")) request.Headers.TryAddWithoutValidation(one.Name, one.Value);
        if (!operation.TryGetProperty("requestBody", out var body)) return request;
        var content = body.GetProperty("content");
        if (content.TryGetProperty("application/json", out var json)) request.Content = new StringContent(json.GetProperty("example").GetRawText(), Encoding.UTF8, "application/json");
        else
        {
            var file = content.GetProperty("multipart/form-data").GetProperty("example").GetProperty("files")[0];
            var part = new ByteArrayContent(Encoding.UTF8.GetBytes(file.GetProperty("text").GetString()!));
            part.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
            request.Content = new MultipartFormDataContent { { part, "files", file.GetProperty("name").GetString()! } };
        }

        return request;
    }

    private async Task<JsonElement> ReadAsync()
    {
        using var client = app.Client();
        return JsonDocument.Parse(await client.GetStringAsync("/api/v1/openapi.json", Stop)).RootElement;
    }

    private static bool HasExample(JsonElement one) => one.TryGetProperty("example", out _);

    private static List<JsonElement> Parameters(JsonElement operation) => operation.TryGetProperty("parameters", out var parameters) ? [.. parameters.EnumerateArray()] : [];

    private static IEnumerable<(string Path, string Verb, JsonElement Operation)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select (path.Name, operation.Name, operation.Value);
}
