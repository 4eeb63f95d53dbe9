using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Retention.Analytics.Health.Engines;

/// <summary>The columns of a linear model, row after row in blocks, with a last column of 1; single precision halves the memory.</summary>
internal sealed class Design
{
    // Of a fixed width on every processor, so that sums are made in the same order.
    private const int Lanes = 4, Tile = 4;
    private readonly float[][] blocks;
    private readonly float[] labels;
    private readonly ParallelOptions threads;
    private readonly int stride;

    public Design(FeatureTable table, Encoder encoder, ParallelOptions threads)
    {
        (labels, this.threads, Columns) = (table.Labels, threads, encoder.Columns + 1);
        stride = (Columns + Lanes - 1) / Lanes * Lanes;
        blocks = new float[(table.Rows + Encoder.Block - 1) / Encoder.Block][];
        Parallel.For(0, blocks.Length, threads, block =>
        {
            var rows = Math.Min(Encoder.Block, table.Rows - block * Encoder.Block);
            var (row, into) = (new double[Columns], new float[rows * Columns]);
            row[^1] = 1;
            for (var i = 0; i < rows; i++)
            {
                encoder.Encode(table.Row(block * Encoder.Block + i), row);
                for (var column = 0; column < Columns; column++)
                {
                    into[i * Columns + column] = (float)row[column];
                }
            }

            blocks[block] = into;
        });
    }

    /// <summary>Columns with that of 1.</summary>
    public int Columns { get; }

    /// <summary>Loss, slope and curvature (its lower triangle) at some weights, without a penalty.</summary>
    public Curve At(double[] weights)
    {
        var curves = new Curve[blocks.Length];
        Parallel.For(0, blocks.Length, threads, block => curves[block] = At(block, weights));
        var sum = curves[0];
        foreach (var curve in curves.AsSpan(1))
        {
            sum.Add(curve);
        }

        return sum;
    }

    // Vectors are not compiled ahead of time, and what is compiled in haste runs ten times slower for a first fit that is over soon.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Curve At(int block, double[] weights)
    {
        var (source, first) = (blocks[block], block * Encoder.Block);
        var (rows, curve) = (source.Length / Columns, new Curve(Columns, stride));
        var (tile, at) = (new double[Tile * stride], new double[stride]);
        weights.CopyTo(at, 0);
        Span<double> slopes = stackalloc double[Tile], bends = stackalloc double[Tile];
        for (var start = 0; start < rows; start += Tile)
        {
            for (var i = 0; i < Tile; i++)
            {
                var row = tile.AsSpan(i * stride, stride);
                (slopes[i], bends[i]) = (0, 0);
                if (start + i >= rows)
                {
                    row.Clear();
                    continue;
                }

                for (var column = 0; column < Columns; column++)
                {
                    row[column] = source[(start + i) * Columns + column];
                }

                var (odds, left) = (Dot(row, at), labels[first + start + i]);
                var p = 1 / (1 + Math.Exp(-odds));
                curve.Loss += Math.Max(odds, 0) + Math.Log(1 + Math.Exp(-Math.Abs(odds))) - left * odds;
                (slopes[i], bends[i]) = (p - left, Math.Max(p * (1 - p), 1e-10));
            }

            Add(curve, tile, slopes, bends);
        }

        return curve;
    }

    /// <summary>Adds four rows at once, so that each sum is read and written once for them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(Curve curve, double[] tile, ReadOnlySpan<double> slopes, ReadOnlySpan<double> bends)
    {
        ReadOnlySpan<double> a = tile.AsSpan(0, stride), b = tile.AsSpan(stride, stride), c = tile.AsSpan(2 * stride, stride), d = tile.AsSpan(3 * stride, stride);
        ReadOnlySpan<Vector256<double>> va = Vectors(a), vb = Vectors(b), vc = Vectors(c), vd = Vectors(d);
        for (var i = 0; i < Columns; i++)
        {
            curve.Slope[i] += slopes[0] * a[i] + slopes[1] * b[i] + slopes[2] * c[i] + slopes[3] * d[i];
            var (wa, wb) = (Vector256.Create(bends[0] * a[i]), Vector256.Create(bends[1] * b[i]));
            var (wc, wd) = (Vector256.Create(bends[2] * c[i]), Vector256.Create(bends[3] * d[i]));
            var sums = MemoryMarshal.Cast<double, Vector256<double>>(curve.Bend.AsSpan(i * stride, stride));
            for (var v = 0; v <= i / Lanes; v++)
            {
                sums[v] += (wa * va[v] + wb * vb[v]) + (wc * vc[v] + wd * vd[v]);
            }
        }
    }

    private static ReadOnlySpan<Vector256<double>> Vectors(ReadOnlySpan<double> numbers) => MemoryMarshal.Cast<double, Vector256<double>>(numbers);

    private static double Dot(ReadOnlySpan<double> row, ReadOnlySpan<double> weights)
    {
        var sum = Vector256<double>.Zero;
        ReadOnlySpan<Vector256<double>> rows = Vectors(row), all = Vectors(weights);
        for (var v = 0; v < rows.Length; v++)
        {
            sum += rows[v] * all[v];
        }

        return Vector256.Sum(sum);
    }
}

/// <summary>Loss, its slope and its curvature at a point.</summary>
internal sealed class Curve(int columns, int stride)
{
    public double Loss { get; set; }

    public double[] Slope { get; } = new double[columns];

    /// <summary>Lower triangle, a row every <c>stride</c> numbers.</summary>
    public double[] Bend { get; } = new double[columns * stride];

    public int Stride => stride;

    public void Add(Curve other)
    {
        Loss += other.Loss;
        for (var i = 0; i < Slope.Length; i++) Slope[i] += other.Slope[i];
        for (var i = 0; i < Bend.Length; i++) Bend[i] += other.Bend[i];
    }
}
