using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Retention.Web.Tests.Api;

/// <summary>A program on this machine that takes webhooks, as it is told to.</summary>
public sealed class Receiver : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly CancellationTokenSource stop = new();

    public Receiver()
    {
        using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        listener.Start();
        _ = Task.Run(TakeAsync);
    }

    public int Port { get; }

    public string Address => $"http://127.0.0.1:{Port}/hook";

    /// <summary>What it answers; a task that does not end is an answer that does not come.</summary>
    public Func<string, Task<int>> Answers { get; set; } = _ => Task.FromResult(204);

    public ConcurrentQueue<(string Signature, string Event, string Body)> Taken { get; } = new();

    public void Dispose()
    {
        stop.Cancel();
        listener.Close();
        stop.Dispose();
    }

    private async Task TakeAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception) when (stop.IsCancellationRequested || !listener.IsListening)
            {
                return;
            }

            _ = Task.Run(async () =>
            {
                using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
                var body = await reader.ReadToEndAsync();
                Taken.Enqueue((context.Request.Headers["Retention-Signature"] ?? "", context.Request.Headers["Retention-Event"] ?? "", body));
                context.Response.StatusCode = await Answers(body);
                if (context.Response.StatusCode == 302) context.Response.RedirectLocation = "http://127.0.0.1:1/";
                context.Response.Close();
            });
        }
    }
}
