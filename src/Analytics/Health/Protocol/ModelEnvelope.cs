using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Retention.Analytics.Health.Engines;
using Retention.XgBoost;

namespace Retention.Analytics.Health.Protocol;

/// <summary>A model as bytes: a mark and a version, what it is, the engine's own bytes, a checksum over all.</summary>
public static class ModelEnvelope
{
    private const int Version = 1;

    private static ReadOnlySpan<byte> Mark => "RETCHURN"u8;

    /// <summary>Writes a model; the same model gives the same bytes.</summary>
    public static byte[] Write(TrainedModel trained)
    {
        var engine = trained.Model.Engine;
        var header = JsonSerializer.SerializeToUtf8Bytes(new Header(engine, EngineVersion(trained), trained.Model.Schema, trained.Model.Schema.Hash(), trained.Calibration, trained.Card), HealthJson.Options);
        var model = trained.Model.Save();
        byte[] body = [.. Mark, .. Number(Version), .. Number(header.Length), .. header, .. Number(model.Length), .. model];
        return [.. body, .. SHA256.HashData(body)];
    }

    /// <summary>Reads a model.</summary>
    /// <param name="bytes">What <see cref="Write"/> wrote.</param>
    /// <param name="schema">The features of today; null to take those of the model.</param>
    /// <exception cref="ChurnModelException">The bytes are cut or changed, of another version, of other features, or of a library that is not there.</exception>
    public static TrainedModel Read(ReadOnlySpan<byte> bytes, FeatureSchema? schema = null) => Read(bytes, schema, XgBoostLibrary.Status);

    internal static TrainedModel Read(ReadOnlySpan<byte> bytes, FeatureSchema? schema, LibraryStatus library)
    {
        if (bytes.Length < Mark.Length + sizeof(int) || !bytes.StartsWith(Mark)) throw new ChurnModelException("The stored model is none of ours, or cut off. Train it again.");
        var version = BinaryPrimitives.ReadInt32LittleEndian(bytes[Mark.Length..]);
        if (version != Version) throw new ChurnModelException(FormattableString.Invariant($"The stored model is of version {version} and this program reads version {Version}. Train it again."));
        if (bytes.Length < SHA256.HashSizeInBytes || !SHA256.HashData(bytes[..^SHA256.HashSizeInBytes]).AsSpan().SequenceEqual(bytes[^SHA256.HashSizeInBytes..]))
            throw new ChurnModelException("The stored model is cut off or changed: its checksum does not match. Train it again.");

        var rest = bytes[(Mark.Length + sizeof(int))..];
        var header = Parse(Take(ref rest));
        if (schema is not null) header.Schema.Require(schema);
        return new(Load(header, Take(ref rest), library), header.Calibration, header.Card, []);
    }

    private static IChurnModel Load(Header header, ReadOnlySpan<byte> model, LibraryStatus library)
    {
        switch (header.Engine)
        {
            case LogisticTrainer.Name:
                return LogisticModel.Load(header.Schema, model);
            case Scorecard.Name:
                return new Scorecard(header.Schema, ScorecardRules.Read(model, "the stored scorecard"));
            case XgBoostTrainer.Name:
                XgBoostTrainer.RequireLibrary(library);
                if (System.Version.TryParse(header.EngineVersion, out var made) && (made.Major, made.Minor).CompareTo((library.Version!.Major, library.Version.Minor)) > 0)
                    throw new ChurnModelException($"The stored trees are of XGBoost {made} and the library here is {library.Version}, which is older. Train again, or bring the library up to date.");
                return XgBoostModel.Load(header.Schema, model, library);
            default:
                throw new ChurnModelException($"The stored model is of the engine '{header.Engine}', which this program does not have. Train it again.");
        }
    }

    private static Header Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<Header>(json, HealthJson.Options)!;
        }
        catch (JsonException e)
        {
            throw new ChurnModelException("The stored model is of another version: " + e.Message + " Train it again.", e);
        }
    }

    private static string? EngineVersion(TrainedModel trained) => trained.Card.Versions.GetValueOrDefault(trained.Model.Engine);

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(rest);
        var part = rest.Slice(sizeof(int), length);
        rest = rest[(sizeof(int) + length)..];
        return part;
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private sealed record Header(string Engine, string? EngineVersion, FeatureSchema Schema, string SchemaHash, Calibration Calibration, ModelCard Card);
}
