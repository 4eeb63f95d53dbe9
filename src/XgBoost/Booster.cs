using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Retention.XgBoost.Interop;

namespace Retention.XgBoost;

/// <summary>Boosted trees: trained, asked, stored.</summary>
public sealed unsafe class Booster : IDisposable
{
    private readonly Lock gate = new();
    private readonly BoosterHandle handle;

    private Booster(BoosterHandle handle, IReadOnlyList<string> columns) => (this.handle, Columns) = (handle, columns);

    /// <summary>Names of the columns it was trained on.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Number of trees.</summary>
    public int Rounds
    {
        get
        {
            Api.Check(Api.XGBoosterBoostedRounds(handle, out var rounds));
            return rounds;
        }
    }

    /// <summary>The library's own account of the parameters in force, as JSON.</summary>
    public string Configuration
    {
        get
        {
            Api.Check(Api.XGBoosterSaveJsonConfig(handle, out _, out var json));
            return Marshal.PtrToStringUTF8(json) ?? "";
        }
    }

    /// <summary>Grows trees; with rows held out it stops when they gain nothing more, and keeps the trees up to the best round.</summary>
    /// <param name="train">Rows with labels.</param>
    /// <param name="parameters">How to grow.</param>
    /// <param name="rounds">Most trees.</param>
    /// <param name="heldOut">Rows with labels that no tree sees; null to grow all rounds.</param>
    /// <param name="patience">Rounds without a gain before it stops.</param>
    /// <param name="cancel">Ends it after a round.</param>
    /// <exception cref="XgBoostException">The library refuses.</exception>
    public static Booster Train(DataMatrix train, BoosterParameters parameters, int rounds, DataMatrix? heldOut, int patience, CancellationToken cancel)
    {
        if (heldOut is not null) RequireColumns(train.Columns, heldOut.Columns);
        Api.Check(Api.XGBSetGlobalConfig("""{"verbosity":0}"""));
        var matrices = stackalloc nint[2];
        (matrices[0], matrices[1]) = (train.Handle.DangerousGetHandle(), heldOut?.Handle.DangerousGetHandle() ?? 0);
        Api.Check(Api.XGBoosterCreate(matrices, heldOut is null ? 1UL : 2UL, out var created));
        var booster = new Booster(new(created), train.Columns);
        try
        {
            foreach (var (name, value) in parameters.Pairs(train.Columns.Count))
            {
                Api.Check(Api.XGBoosterSetParam(booster.handle, name, value));
            }

            var (best, least) = (-1, double.PositiveInfinity);
            for (var round = 0; round < rounds && (heldOut is null || round - best <= patience); round++)
            {
                cancel.ThrowIfCancellationRequested();
                Api.Check(Api.XGBoosterUpdateOneIter(booster.handle, round, train.Handle));
                if (heldOut is not null && booster.Loss(round, heldOut) is var loss && loss < least) (best, least) = (round, loss);
            }

            if (heldOut is null || best < 0) return booster;
            Api.Check(Api.XGBoosterSlice(booster.handle, 0, best + 1, 1, out var part));
            booster.Dispose();
            return new(new(part), train.Columns);
        }
        catch
        {
            booster.Dispose();
            throw;
        }
        finally
        {
            GC.KeepAlive(train);
            GC.KeepAlive(heldOut);
        }
    }

    /// <summary>Sets how many cores later answers use; 0 is all.</summary>
    public void Use(int threads)
    {
        lock (gate) Api.Check(Api.XGBoosterSetParam(handle, "nthread", threads.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="XgBoostException">The bytes are no model, or one of other columns.</exception>
    public static Booster Load(ReadOnlySpan<byte> bytes, IReadOnlyList<string> columns)
    {
        // The library reads past the end of a cut model, and asks for memory without end by what it finds there.
        if (bytes.Length <= SHA256.HashSizeInBytes) throw new XgBoostException("The stored trees are cut off.");
        var trees = bytes[..^SHA256.HashSizeInBytes];
        if (!SHA256.HashData(trees).AsSpan().SequenceEqual(bytes[^SHA256.HashSizeInBytes..])) throw new XgBoostException("The stored trees are cut off or changed.");
        Api.Check(Api.XGBSetGlobalConfig("""{"verbosity":0}"""));
        Api.Check(Api.XGBoosterCreate(null, 0, out var created));
        var booster = new Booster(new(created), columns);
        try
        {
            fixed (byte* first = trees)
            {
                Api.Check(Api.XGBoosterLoadModelFromBuffer(booster.handle, first, (ulong)trees.Length));
            }

            Api.Check(Api.XGBoosterGetNumFeature(booster.handle, out var count));
            return count == (ulong)columns.Count ? booster : throw new XgBoostException($"The stored trees read {count} columns and not {columns.Count}.");
        }
        catch
        {
            booster.Dispose();
            throw;
        }
    }

    /// <summary>Log odds, one for each row.</summary>
    public float[] Predict(DataMatrix rows) => Ask(rows, 1, 1);

    /// <summary>Contributions to the log odds by TreeSHAP: a row has one for each column and, last, the base.</summary>
    public float[] Explain(DataMatrix rows) => Ask(rows, 2, Columns.Count + 1);

    /// <summary>The trees as bytes, in the library's own portable format, and their checksum.</summary>
    public byte[] Save()
    {
        lock (gate)
        {
            Api.Check(Api.XGBoosterSaveModelToBuffer(handle, """{"format":"ubj"}""", out var length, out var bytes));
            var trees = new ReadOnlySpan<byte>(bytes, checked((int)length));
            return [.. trees, .. SHA256.HashData(trees)];
        }
    }

    /// <summary>The trees in the library's documented JSON, for who walks through them.</summary>
    public byte[] ToJson()
    {
        lock (gate)
        {
            Api.Check(Api.XGBoosterSaveModelToBuffer(handle, """{"format":"json"}""", out var length, out var bytes));
            return new ReadOnlySpan<byte>(bytes, checked((int)length)).ToArray();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();

    private double Loss(int round, DataMatrix heldOut)
    {
        var name = Marshal.StringToCoTaskMemUTF8("held_out");
        try
        {
            var matrix = heldOut.Handle.DangerousGetHandle();
            Api.Check(Api.XGBoosterEvalOneIter(handle, round, &matrix, &name, 1, out var result));

            // "[0]\theld_out-logloss:0.54"
            var text = Marshal.PtrToStringUTF8(result)!;
            return double.Parse(text.AsSpan(text.LastIndexOf(':') + 1), CultureInfo.InvariantCulture);
        }
        finally
        {
            Marshal.FreeCoTaskMem(name);
        }
    }

    private float[] Ask(DataMatrix rows, int kind, int width)
    {
        RequireColumns(Columns, rows.Columns);
        lock (gate)
        {
            var config = string.Create(CultureInfo.InvariantCulture, $$"""{"type":{{kind}},"training":false,"iteration_begin":0,"iteration_end":0,"strict_shape":false}""");
            Api.Check(Api.XGBoosterPredictFromDMatrix(handle, rows.Handle, config, out var shape, out var dimensions, out var result));
            var count = 1UL;
            for (var i = 0UL; i < dimensions; i++) count *= shape[i];
            return count == (ulong)rows.Rows * (ulong)width ? new ReadOnlySpan<float>(result, checked((int)count)).ToArray() : throw new XgBoostException($"{count} numbers came back for {rows.Rows} rows of {width}.");
        }
    }

    private static void RequireColumns(IReadOnlyList<string> trained, IReadOnlyList<string> given)
    {
        if (!trained.SequenceEqual(given)) throw new XgBoostException("The rows have other columns than the trees were trained on, or in another order.");
    }
}
