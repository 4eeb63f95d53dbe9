using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Retention.Web.Hosting;
using Retention.Web.Security;
using Retention.Web.Tests.Api;
using Retention.Web.Work.Webhooks;

namespace Retention.Web.Tests.Commands;

/// <summary>A webhook that was saved and restored into another directory signs with the secret its receiver knows.</summary>
public sealed class WebhookRestoreTests : IDisposable
{
    private readonly TheProgram program = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_secret_is_the_same_after_a_restore_into_another_directory()
    {
        using var receiver = new Receiver();
        var secret = "";
        await ServedAsync(program.Data, async services => secret = (await services.GetRequiredService<WebhookDesk>().MakeAsync(new(receiver.Address, ["load.done"]), Member.Nobody, Stop)).Secret!);
        var (archive, other) = (Path.Combine(program.Folder, "saved.zip"), Path.Combine(program.Folder, "elsewhere"));
        await program.MustAsync("backup", "-o", archive);
        await program.MustAsync("restore", archive, "--data", other);
        Directory.Delete(program.Data, recursive: true);
        await ServedAsync(other, async services =>
        {
            var desk = services.GetRequiredService<WebhookDesk>();
            await desk.ActAsync("ping", (await desk.AllAsync(Stop)).ShouldHaveSingleItem().Id, Stop);
            await services.GetRequiredService<WebhookOutbox>().SendDueAsync(services.GetRequiredService<WebhookSender>().SendAsync, Stop);
            (await desk.LatestAsync(Stop)).ShouldHaveSingleItem().Failure.ShouldBeNull();
        });

        receiver.Taken.TryDequeue(out var taken).ShouldBeTrue();
        var parts = taken.Signature.Split(',').ToDictionary(part => part.Split('=')[0], part => part.Split('=')[1]);
        parts["v1"].ShouldBe(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{parts["t"]}.{taken.Body}")))));
    }

    public void Dispose() => program.Dispose();

    private static async Task ServedAsync(string data, Func<IServiceProvider, Task> work)
    {
        await using var app = WebApp.Build(new ServeOptions(data, "http://127.0.0.1:0", LoadSample: false) { PrivateWebhooks = true, SendWebhooks = false });
        await app.StartAsync(Stop);
        await app.Services.GetRequiredService<WarehouseHost>().Ready.WaitAsync(Stop);
        await work(app.Services);
        await app.StopAsync(Stop);
    }
}
