using System.Diagnostics;
using System.Globalization;

namespace Retention.Bench.Phases;

/// <summary>From starting <c>serve</c> on an empty data directory to the first page with the sample's numbers on it.</summary>
internal static class FirstPagePhase
{
    private const int Port = 5089;

    public static async Task<List<Measure>> RunAsync(BenchSize size, CancellationToken cancel)
    {
        var data = Directory.CreateTempSubdirectory("retention-bench-");
        var dll = Path.Combine(AppContext.BaseDirectory, "Retention.Web.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", dll, "serve", "--demo", "--data", data.FullName, "--port", Port.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardError = true, RedirectStandardOutput = true };
        var watch = Stopwatch.StartNew();
        using var server = Process.Start(start)!;
        try
        {
            using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
            while (!await HasNumbersAsync(client, cancel))
            {
                if (server.HasExited || watch.Elapsed > TimeSpan.FromMinutes(2))
                    throw new BenchException($"serve showed no page: {await server.StandardError.ReadToEndAsync(cancel)}");
                await Task.Delay(20, cancel);
            }

            return [new("time", watch.Elapsed.TotalSeconds, "s")];
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(cancel);
            data.Delete(recursive: true);
        }
    }

    /// <summary>While the sample is being loaded every page is the one that shows the progress, and answers 503.</summary>
    private static async Task<bool> HasNumbersAsync(HttpClient client, CancellationToken cancel)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/", UriKind.Relative), cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
