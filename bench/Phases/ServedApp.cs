using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Retention.Web;
using Retention.Web.Hosting;

namespace Retention.Bench.Phases;

/// <summary>The app over the warehouse of a size, on loopback, with a page that is one constant word.</summary>
internal sealed class ServedApp : IAsyncDisposable
{
    private readonly WebApplication app;

    private ServedApp(WebApplication app) => this.app = app;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<ServedApp> StartAsync(BenchSize size, CancellationToken cancel)
    {
        var app = WebApp.Build(new ServeOptions(size.Warehouse, "http://127.0.0.1:0", LoadSample: false, RunJobs: false, Demo: true));
        app.MapGet("/constant", () => Results.Text("constant"));
        await app.StartAsync(cancel);
        await app.Services.GetRequiredService<WarehouseHost>().Ready.WaitAsync(cancel);
        return new(app);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
