using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Retention.Web.Language;

namespace Retention.Web.Api;

/// <summary>The OpenAPI document, made from <see cref="ApiOperation"/> in the language asked for.</summary>
internal static class ApiDocument
{
    /// <summary>Its name, which is the version of the API.</summary>
    public const string Name = "v1";

    private const string Key = "key";

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => description.ActionDescriptor.EndpointMetadata.OfType<ApiOperation>().Any();
        options.AddOperationTransformer(async (written, context, cancel) =>
        {
            var operation = context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiOperation>().Single();
            Write(written, operation, context.ApplicationServices.GetRequiredService<Words>());
            if (operation is not { Taken: { } taken, Body: { } body }) return;
            var schema = await context.GetOrCreateSchemaAsync(taken, null, cancel);
            written.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = schema, Example = JsonNode.Parse(body) } } };
        });
        options.AddDocumentTransformer((document, context, _) =>
        {
            var words = context.ApplicationServices.GetRequiredService<Words>();
            document.Info = new() { Title = words["api.title"], Version = Name, Description = words["api.intro"] };
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = words["api.key.note"] },
            };
            document.Security = [new() { [new OpenApiSecuritySchemeReference(Key, document)] = [] }];
            document.Tags = null;
            return Task.CompletedTask;
        });
    }

    private static void Write(OpenApiOperation written, ApiOperation operation, Words words)
    {
        written.OperationId = operation.Id;
        written.Tags = null;
        written.Summary = words[$"api.operation.{operation.Id}"];
        written.Description = words[$"api.operation.{operation.Id}.text"];
        written.Parameters = [.. operation.All.Select(one => Parameter(one, words)), .. operation.IsOpen ? [Open(words)] : Array.Empty<OpenApiParameter>()];
        if (operation.File is { } sent)
        {
            var file = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema> { ["files"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } } }, Required = new HashSet<string> { "files" } };
            written.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType> { ["multipart/form-data"] = new() { Schema = file, Example = new JsonObject { ["files"] = new JsonArray(new JsonObject { ["name"] = sent.Name, ["text"] = sent.Text }) } } } };
        }

        foreach (var (status, response) in written.Responses!)
        {
            response.Description = status[0] == '2' ? words["api.answer"] : words[$"api.status.{status}"];
            foreach (var (type, content) in response.Content ?? new Dictionary<string, OpenApiMediaType>())
            {
                if (type is "text/csv" or "application/x-ndjson") content.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
            }
        }
    }

    private static OpenApiParameter Parameter(ApiParameter parameter, Words words) => new()
    {
        Name = parameter.Name,
        In = parameter.Place switch { "path" => ParameterLocation.Path, "header" => ParameterLocation.Header, _ => ParameterLocation.Query },
        Required = parameter.IsRequired,
        Description = words[$"api.parameter.{parameter.Name}"],
        Schema = Schema(parameter),
        Example = parameter.Example is not { } example ? null : parameter.Kind == "whole" ? JsonValue.Create(long.Parse(example, CultureInfo.InvariantCulture)) : JsonValue.Create(example),
    };

    // Named by what the address names, each written as a parameter of its own.
    private static OpenApiParameter Open(Words words) => new()
    {
        Name = "parameters", In = ParameterLocation.Query, Style = ParameterStyle.Form, Explode = true, Description = words["api.parameter.parameters"],
        Schema = new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String } },
    };

    private static OpenApiSchema Schema(ApiParameter parameter) => new()
    {
        Type = parameter.Kind switch { "whole" => JsonSchemaType.Integer, "flag" => JsonSchemaType.Boolean, _ => JsonSchemaType.String },
        Format = parameter.Kind == "day" ? "date" : null,
        Pattern = parameter.Kind == "month" ? "^[0-9]{4}-[0-9]{2}$" : null,
        Minimum = parameter.Kind == "whole" ? "1" : null,
        Enum = parameter.OneOf is { } known ? [.. known.Select(one => (JsonNode)JsonValue.Create(one))] : null,
    };
}
