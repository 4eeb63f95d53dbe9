using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Retention.Web.Hosting;

namespace Retention.Web.Tests.Hosting;

/// <summary>What people look at first is read ahead, and nothing of it fails.</summary>
public sealed class FirstReadingTests(TheApp app)
{
    [Fact]
    public async Task The_first_pages_are_read_without_a_complaint()
    {
        var log = new Complaints();
        using var reading = new FirstReading(app.Services.GetRequiredService<WarehouseHost>(), app.Services.GetRequiredService<ServeOptions>(), log);
        await reading.StartAsync(TestContext.Current.CancellationToken);
        await reading.ExecuteTask!.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        log.Said.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_program_that_stops_meanwhile_is_no_complaint()
    {
        var log = new Complaints();
        using var reading = new FirstReading(app.Services.GetRequiredService<WarehouseHost>(), app.Services.GetRequiredService<ServeOptions>(), log);
        await reading.StartAsync(TestContext.Current.CancellationToken);
        await reading.StopAsync(TestContext.Current.CancellationToken);
        reading.ExecuteTask!.IsFaulted.ShouldBeFalse();
        log.Said.ShouldBeEmpty();
    }

    private sealed class Complaints : ILogger<FirstReading>
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Said.Add($"{formatter(state, exception)} {exception}");
    }
}
