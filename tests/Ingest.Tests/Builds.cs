namespace Retention.Ingest.Tests;

public sealed class Builds
{
    [Fact]
    public void The_project_builds() => typeof(Builds).Assembly.ShouldNotBeNull();
}
