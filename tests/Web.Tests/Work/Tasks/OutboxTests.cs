using MimeKit;
using Retention.Web.Work.Mail;

namespace Retention.Web.Tests.Work.Tasks;

/// <summary>A mail waits until a server takes it: refused, broken off, slow, killed between taking and noting, given up after three days.</summary>
public abstract class OutboxTests : IAsyncDisposable
{
    private readonly AWorkDatabase work;
    private readonly SmtpSink sink = new();
    private readonly Hands clock = new();
    private readonly MailSettings settings;
    private readonly Outbox outbox;

    protected OutboxTests(AWorkDatabase work)
    {
        this.work = work;
        settings = new("127.0.0.1", sink.Port, "none", null, null, "retention@example.com", "https://retention.example") { Patience = TimeSpan.FromSeconds(2) };
        outbox = new(work.Database, settings, clock);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_arrives_once_in_both_forms_with_its_own_id()
    {
        (await AddAsync("a")).ShouldBeTrue();
        (await AddAsync("a")).ShouldBeFalse("the same key");
        await RoundAsync();
        await RoundAsync();
        var mail = Read(sink.Mails.Single());
        (mail.Subject, mail.To.Mailboxes.Single().Address, mail.From.Mailboxes.Single().Address).ShouldBe(("Ten · diez", "ana@example.com", "retention@example.com"));
        (mail.TextBody?.Trim(), mail.HtmlBody?.Trim()).ShouldBe(("text ñ", "<p>text ñ</p>"));
        var kept = (await outbox.LatestAsync(Stop)).Single();
        (kept.State, kept.Attempts, kept.MessageId).ShouldBe(("sent", 1, mail.MessageId));
    }

    [Theory]
    [InlineData("refuse", "nobody of that name")]
    [InlineData("drop", "")]
    [InlineData("silent", "did not answer within 2 s")]
    public async Task What_is_not_taken_waits_longer_each_time_and_goes_when_the_server_is_back(string mood, string why)
    {
        sink.Mood = mood;
        await AddAsync("a");
        await RoundAsync();
        var waiting = (await outbox.LatestAsync(Stop)).Single();
        (waiting.State, waiting.Attempts, waiting.NextAt - clock.Now.UtcDateTime).ShouldBe(("waiting", 1, TimeSpan.FromMinutes(1)));
        waiting.Failure!.ShouldContain(why);
        await RoundAsync();
        (await outbox.LatestAsync(Stop)).Single().Attempts.ShouldBe(1, "its minute is not over");
        clock.Now += TimeSpan.FromMinutes(1);
        await RoundAsync();
        ((await outbox.LatestAsync(Stop)).Single().NextAt - clock.Now.UtcDateTime).ShouldBe(TimeSpan.FromMinutes(2));
        sink.Mood = "take";
        clock.Now += TimeSpan.FromMinutes(2);
        await RoundAsync();
        sink.Mails.Count.ShouldBe(1);
        var kept = (await outbox.LatestAsync(Stop)).Single();
        (kept.State, kept.Attempts, kept.Failure).ShouldBe(("sent", 3, null));
    }

    [Fact]
    public async Task A_server_that_is_not_there_keeps_it_waiting_and_after_three_days_it_is_given_up()
    {
        await using (sink) { }

        await AddAsync("a");
        for (var i = 0; i < 40; i++)
        {
            await RoundAsync();
            clock.Now += TimeSpan.FromHours(2);
        }

        var kept = (await outbox.LatestAsync(Stop)).Single();
        kept.State.ShouldBe("given_up");
        kept.Attempts.ShouldBeInRange(15, 40);
        kept.Failure.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Killed_after_the_server_took_it_the_mail_goes_again_under_the_same_id()
    {
        sink.Mood = "drop_after";
        await AddAsync("a");
        await RoundAsync();
        (await outbox.LatestAsync(Stop)).Single().State.ShouldBe("waiting");
        sink.Mood = "take";
        clock.Now += TimeSpan.FromMinutes(1);
        await RoundAsync();
        sink.Mails.Select(mail => Read(mail).MessageId).Distinct().Count().ShouldBe(1);
        sink.Mails.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_clock_that_goes_back_an_hour_sends_nothing_twice()
    {
        await AddAsync("digest 1 2026-11-23");
        await RoundAsync();
        clock.Now -= TimeSpan.FromHours(1);
        (await AddAsync("digest 1 2026-11-23")).ShouldBeFalse();
        await RoundAsync();
        sink.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_subject_that_tries_to_add_a_header_adds_none()
    {
        await outbox.AddAsync("a", "ana@example.com", "Ten\r\nBcc: eve@example.com", "text", "<p>text</p>", Stop);
        await RoundAsync();
        Read(sink.Mails.Single()).Bcc.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        await sink.DisposeAsync();
        await work.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static MimeMessage Read(string mail) => MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mail)));

    private Task<bool> AddAsync(string key) => outbox.AddAsync(key, "ana@example.com", "Ten · diez", "text ñ", "<p>text ñ</p>", Stop);

    private Task RoundAsync() => outbox.SendDueAsync((mail, stop) => Postman.SendAsync(settings, mail, stop), Stop);

    /// <summary>A clock that a test moves.</summary>
    private sealed class Hands : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

public sealed class OutboxTestsOnSqlite() : OutboxTests(new AWorkDatabase());

public sealed class OutboxTestsOnPostgres() : OutboxTests(new AWorkDatabase(onServer: true));
