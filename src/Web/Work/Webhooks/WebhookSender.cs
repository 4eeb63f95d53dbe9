using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Retention.Web.Work.Webhooks;

/// <summary>Hands one message to its receiver: signed, without following redirects, and with an end to its patience.</summary>
public sealed class WebhookSender : IDisposable
{
    /// <summary>The header that carries the signature.</summary>
    public const string Header = "Retention-Signature";

    private readonly HttpClient client;
    private readonly TimeProvider clock;

    /// <summary>A sender that keeps its connections.</summary>
    public WebhookSender(WebhookGate gate, ServeOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(gate);
        ArgumentNullException.ThrowIfNull(options);
        this.clock = clock;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectCallback = gate.ConnectAsync, ConnectTimeout = options.WebhookPatience, PooledConnectionLifetime = TimeSpan.FromMinutes(2), MaxResponseHeadersLength = 16,
        };
        client = new(handler) { Timeout = options.WebhookPatience };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Retention-Webhook/1");
    }

    /// <summary>The signature of a text: the moment, and the HMAC-SHA256 of moment, point and text.</summary>
    public static string Sign(string secret, long moment, string body)
    {
        var signed = string.Create(CultureInfo.InvariantCulture, $"{moment}.{body}");
        return string.Create(CultureInfo.InvariantCulture, $"t={moment},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed)))}");
    }

    /// <summary>Sends a message.</summary>
    public async Task<WebhookAnswer> SendAsync(Webhook hook, string secret, WebhookDelivery delivery, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(hook);
        ArgumentNullException.ThrowIfNull(delivery);
        using var request = new HttpRequestMessage(HttpMethod.Post, hook.Address) { Content = new StringContent(delivery.Body, Encoding.UTF8, new MediaTypeHeaderValue("application/json", "utf-8")) };
        request.Headers.TryAddWithoutValidation(Header, Sign(secret, clock.GetUtcNow().ToUnixTimeSeconds(), delivery.Body));
        request.Headers.TryAddWithoutValidation("Retention-Event", delivery.Event);
        request.Headers.TryAddWithoutValidation("Retention-Delivery", delivery.Id.ToString(CultureInfo.InvariantCulture));
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            var status = (int)response.StatusCode;
            return new(status, response.IsSuccessStatusCode ? null : $"{status} {response.ReasonPhrase}");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(null, string.Create(CultureInfo.InvariantCulture, $"No answer within {client.Timeout.TotalSeconds:0.#} s."));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();
}
