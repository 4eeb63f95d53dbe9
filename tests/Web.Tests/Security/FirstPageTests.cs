using Retention.Web.Security.People;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Retention.Web.Tests.Security;

/// <summary>The first page makes the administrator; from elsewhere it asks for the code that was printed.</summary>
public sealed class FirstPageTests(NewApp app) : IClassFixture<NewApp>
{
    [Fact]
    public async Task Somebody_new_makes_the_administrator_and_is_in()
    {
        using var ana = new SignedPerson(app);
        using var asked = await ana.GetAsync("/sign-in");
        asked.Headers.Location!.ToString().ShouldBe("/first");
        (await ana.ShownAsync("/first", "/first", ("name", "Ana"), ("email", "ana@example.com"), ("password", "short"))).QuerySelector("[role=alert]").ShouldNotBeNull();
        using var made = await ana.SendAsync("/first", "/first", ("name", "Ana"), ("email", "ana@example.com"), ("password", SignedApp.Password));
        made.Headers.Location!.ToString().ShouldBe("/");
        (await ana.StatusAsync("/settings")).ShouldBe(200);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", null, false)]
    [InlineData("http://localhost:5080", null, false)]
    [InlineData("http://127.0.0.1:5080", "X-Forwarded-For", true)]
    [InlineData("http://0.0.0.0:5080", null, true)]
    [InlineData("http://192.0.2.7:5080", null, true)]
    public void From_elsewhere_the_printed_code_is_asked_for(string url, string? header, bool isAsked)
    {
        var context = new DefaultHttpContext();
        if (header is not null) context.Request.Headers[header] = "198.51.100.1";
        var code = new FirstCode(new ServeOptions("none", url), NullLogger<FirstCode>.Instance);
        code.IsAsked(context).ShouldBe(isAsked);
        code.Holds("").ShouldBeFalse();
        code.Holds(null).ShouldBeFalse();
    }
}

/// <summary>The real app that asks for sign-in, with nobody there yet.</summary>
public sealed class NewApp() : RunningApp(loadSample: false, demo: false);
