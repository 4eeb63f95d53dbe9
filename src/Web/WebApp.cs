using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Retention.Web.Api;
using Retention.Web.Charts;
using Retention.Web.Hosting;
using Retention.Web.Jobs;
using Retention.Web.Language;
using Retention.Web.Security;
using Retention.Web.Work;
using Retention.Web.Work.Mail;
using Retention.Web.Work.Webhooks;

namespace Retention.Web;

/// <summary>The web app: pages, jobs and one open warehouse in one process.</summary>
public static class WebApp
{
    /// <summary>Serves until cancelled or interrupted.</summary>
    public static async Task RunAsync(ServeOptions options, CancellationToken cancel)
    {
        await using var app = Build(options);
        try
        {
            await app.StartAsync(cancel);
        }
        catch
        {
            // What has begun stops before what it reads from is taken away.
            await app.StopAsync(CancellationToken.None);
            throw;
        }

        await app.WaitForShutdownAsync(cancel);
    }

    /// <summary>The app, composed and not yet started.</summary>
    public static WebApplication Build(ServeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var preparation = new WarehousePreparation(options, TimeProvider.System);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        if (!builder.Environment.IsDevelopment())
        {
            // A build that was not published would otherwise watch its files and tell the browser to keep nothing.
            builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
            builder.Configuration["EnableStaticAssetsDevelopmentCaching"] = "true";
        }
        builder.WebHost.UseUrls(options.Url);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = UploadLimit.Bytes;
            // A filter that is too long is answered by the page, in words.
            server.Limits.MaxRequestLineSize = 256 * 1024;
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information)
            // A start that fails is said once, in a sentence, by the command.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical)
            // It warns on each page that its no-store replaces ours, which says the same.
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
            // It warns that its keys are not encrypted at rest: the directory they are in is the owner's own.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        if (options.IsQuiet) builder.Logging.ClearProviders();
        AddServices(builder.Services, options);
        builder.Services.AddSingleton(_ => preparation);
        var app = builder.Build();
        UsePipeline(app, options);
        return app;
    }

    private static void AddServices(IServiceCollection services, ServeOptions options)
    {
        services.AddSingleton(options).AddSingleton(options.Clock ?? TimeProvider.System);
        services.AddSingleton<SampleData>().AddSingleton<WarehouseHost>();
        services.AddHostedService(provider => provider.GetRequiredService<WarehouseHost>()).AddHostedService<FirstReading>();
        services.AddSingleton(provider => provider.GetRequiredService<WarehouseHost>().Warehouse);
        services.AddSingleton<Words>().AddSingleton<Format>().AddSingleton<PolicyDesk>();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorPages();
        services.Configure<RouteOptions>(routes => routes.ConstraintMap["quarter"] = typeof(QuarterConstraint));
        // Beside the data, so that a form opened before a restart can still be sent after it.
        services.AddDataProtection().SetApplicationName("retention").PersistKeysToFileSystem(OwnFolder(Path.Combine(options.DataDirectory, "keys")));
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "antiforgery";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.HeaderName = "X-CSRF-Token";
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.AddRequestLocalization(Cultures.Configure);
        services.AddResponseCompression(compression =>
        {
            // The pages hold no secret beside what a visitor typed (the antiforgery token is masked anew each time), so compressing is safe.
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.AddHostFiltering(LocalHosts.Configure(options.Url));
        services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = UploadLimit.Bytes);
        services.AddHealthChecks();
        Schedule.AddJobs(services, options);
        services.AddSingleton(MailSettings.Read(options.Url)).AddHostedService<Postman>().AddHostedService<Courier>();
        WorkDatabase.AddWork(services);
        services.AddSignIn().AddApi();
    }

    // Who reads the keys in it can sign in as anybody.
    private static DirectoryInfo OwnFolder(string path)
    {
        var folder = Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows()) folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        return folder;
    }

    private static void UsePipeline(WebApplication app, ServeOptions options)
    {
        app.UseSecurityHeaders();
        app.UseHostFiltering();
        app.UseResponseCompression();
        app.UseRequestLocalization();
        app.UseExceptionHandler("/problem/500");
        app.UseStatusCodePagesWithReExecute("/problem/{0}");
        app.UseBareProblem();
        app.UseApiProblems();
        app.UseWorkOutage();
        app.UseUploadLimit();
        app.UseStartingGate();
        app.UseRouting();
        app.UseSignIn(options);
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/healthz").AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapApi();
        app.MapReviewStyle();
    }
}
