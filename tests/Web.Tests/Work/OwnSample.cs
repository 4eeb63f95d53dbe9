namespace Retention.Web.Tests.Work;

/// <summary>Tests of pages that write share one app, and run one after the other.</summary>
[CollectionDefinition(nameof(OwnSample))]
public sealed class OwnSample : ICollectionFixture<SampleApp>;

/// <summary>The same over PostgreSQL.</summary>
[CollectionDefinition(nameof(OwnSampleOnPostgres))]
public sealed class OwnSampleOnPostgres : ICollectionFixture<SampleAppOnPostgres>;
