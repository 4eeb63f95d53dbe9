using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Hosting;
using Retention.Web.Tests;
using Retention.Web.Tests.Work;

[assembly: AssemblyFixture(typeof(TheApp))]

namespace Retention.Web.Tests;

/// <summary>The real app over the sample company: started once for all tests of this project. Tests only read from it.</summary>
public sealed class TheApp() : RunningApp(loadSample: true);

/// <summary>The real app over an empty workspace, for tests that load, clear and reschedule.</summary>
public sealed class EmptyApp() : RunningApp(loadSample: false);

/// <summary>The real app over a sample company of its own, for tests that write their own data beside it.</summary>
public sealed class SampleApp() : RunningApp(loadSample: true);

/// <summary>The same, with what people write on PostgreSQL.</summary>
public sealed class SampleAppOnPostgres() : RunningApp(loadSample: true, onServer: true);

/// <summary>The real app on a free loopback port, with a data directory of its own.</summary>
public abstract class RunningApp(bool loadSample, bool onServer = false, bool demo = true) : IAsyncLifetime
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("retention-web-");
    private WebApplication? app;

    /// <summary>Where the app listens, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What the app takes for now.</summary>
    public MovedClock Clock { get; } = new();

    /// <summary>The app's services, for tests that look behind the pages.</summary>
    public IServiceProvider Services => app!.Services;

    /// <summary>Starts the app and waits until the sample has been loaded.</summary>
    public async ValueTask InitializeAsync()
    {
        app = WebApp.Build(Adjust(new ServeOptions(data.FullName, "http://127.0.0.1:0", loadSample, Work: onServer ? PostgresServer.NewDatabase() : PostgresServer.Asked(), Demo: demo) { SignInsPerMinute = 10_000, Clock = Clock }));
        await app.StartAsync();
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single().TrimEnd('/');
        var host = app.Services.GetRequiredService<WarehouseHost>();
        await host.Ready.WaitAsync(TimeSpan.FromMinutes(2));
        host.Failure.ShouldBeNull();
        if (loadSample) await ScoredAsync();
        await StartedAsync();
    }

    /// <summary>What a kind of app is served with otherwise.</summary>
    protected virtual ServeOptions Adjust(ServeOptions options) => options;

    /// <summary>Whatever a kind of app needs before its first test.</summary>
    protected virtual Task StartedAsync() => Task.CompletedTask;

    /// <summary>Waits until the customers of the sample have been scored, as they are at a first start.</summary>
    private async Task ScoredAsync()
    {
        var warehouse = app!.Services.GetRequiredService<Warehouse>();
        for (var waited = 0; await HealthState.ReadAsync(warehouse, TestContext.Current.CancellationToken) is null; waited++)
        {
            waited.ShouldBeLessThan(1200, "two minutes and nobody is scored");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A client with its own cookies that does not follow redirects, speaking the given language.</summary>
    public HttpClient Client(string language = "en")
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), AutomaticDecompression = DecompressionMethods.All })
        {
            BaseAddress = new Uri(Address),
        };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    /// <summary>Stops the app and removes its data.</summary>
    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        data.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}

/// <summary>The clock of the machine, set forward or back.</summary>
public sealed class MovedClock : TimeProvider
{
    /// <summary>By how much.</summary>
    public TimeSpan Offset { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
}
