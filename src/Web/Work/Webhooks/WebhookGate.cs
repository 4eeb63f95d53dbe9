using System.Net;
using System.Net.Sockets;

namespace Retention.Web.Work.Webhooks;

/// <summary>Where webhooks may lead: http and https, and no address inside the house unless whoever runs the app says so. docs/decisions/0071.</summary>
public sealed class WebhookGate(ServeOptions options)
{
    private static readonly IPNetwork[] Inside =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3",
            "::/127", "64:ff9b::/96", "fc00::/7", "fe80::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Whether a text is an address to send to: http or https, a host, nobody's name and password in it.</summary>
    public static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.Host.Length > 0 && address.UserInfo.Length == 0;

    /// <summary>Whether an address of numbers, or the machine itself, may be sent to; what a name leads to is looked at when it is connected to.</summary>
    public bool MayName(string text)
    {
        var address = new Uri(text);
        if (options.PrivateWebhooks) return true;
        return !address.IsLoopback && (!IPAddress.TryParse(address.DnsSafeHost, out var number) || MayReach(number));
    }

    /// <summary>Whether an address of numbers may be connected to.</summary>
    public bool MayReach(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return options.PrivateWebhooks || !Inside.Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }

    /// <summary>Connects to the first address of a name that may be reached: to the very address that was looked at, whatever the name leads to a moment later.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(context);
        var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel);
        var open = found.Where(MayReach).ToArray();
        if (open.Length == 0) throw new HttpRequestException($"{context.DnsEndPoint.Host} leads inside the house, which webhooks may not: docs/api.md says how to allow it.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
