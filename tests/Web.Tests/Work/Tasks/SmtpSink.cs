using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Retention.Web.Tests.Work.Tasks;

/// <summary>A mail server for tests: takes mails and keeps them, refuses, breaks off, or says nothing at all.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Task serving;
    private bool isGone;

    public SmtpSink()
    {
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>What it does: take, refuse (the recipient), drop (in the middle of the mail), drop_after (having taken it, before saying so), silent.</summary>
    public string Mood { get; set; } = "take";

    /// <summary>The mails taken, as they came.</summary>
    public ConcurrentQueue<string> Mails { get; } = new();

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        if (isGone) return;
        isGone = true;
        await end.CancelAsync();
        listener.Stop();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        listener.Dispose();
        end.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!end.IsCancellationRequested)
        {
            var client = await listener.AcceptTcpClientAsync(end.Token);
            _ = Task.Run(() => TalkAsync(client));
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var own = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        if (Mood == "silent")
        {
            await Task.Delay(Timeout.Infinite, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        await writer.WriteLineAsync("220 sink");
        while (await reader.ReadLineAsync(end.Token) is { } line)
        {
            if (line.StartsWith("RCPT", StringComparison.Ordinal) && Mood == "refuse") await writer.WriteLineAsync("550 nobody of that name");
            else if (line.StartsWith("DATA", StringComparison.Ordinal))
            {
                await writer.WriteLineAsync("354 go on");
                var mail = new StringBuilder();
                while (await reader.ReadLineAsync(end.Token) is { } part && part != ".")
                {
                    if (Mood == "drop") return;
                    mail.Append(part).Append('\n');
                }

                Mails.Enqueue(mail.ToString());
                if (Mood == "drop_after") return;
                await writer.WriteLineAsync("250 taken");
            }
            else if (line.StartsWith("QUIT", StringComparison.Ordinal))
            {
                await writer.WriteLineAsync("221 bye");
                return;
            }
            else await writer.WriteLineAsync("250 ok");
        }
    }
}
