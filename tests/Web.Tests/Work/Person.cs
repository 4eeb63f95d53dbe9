using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Retention.Web.Tests.Work;

/// <summary>Somebody with cookies of their own who reads pages and sends their forms.</summary>
public sealed class Person(RunningApp app, string language = "en-GB") : IDisposable
{
    private readonly HttpClient client = app.Client(language);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task<IHtmlDocument> ReadAsync(string address) => new HtmlParser().ParseDocument(await client.GetStringAsync(address, Stop));

    /// <summary>Sends a form of their own; null where it was done, else the page that says why not.</summary>
    public async Task<IHtmlDocument?> SendAsync(string address, params (string Name, string Value)[] fields)
    {
        using var response = await PostAsync(address, fields);
        if (response.StatusCode == HttpStatusCode.Redirect) return null;
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Stop));
    }

    /// <summary>The bare answer to a form.</summary>
    public async Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        var token = Html.Token(await client.GetStringAsync("/", Stop));
        using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await client.PostAsync(address, form, Stop);
    }

    public void Dispose() => client.Dispose();
}
