namespace Retention.Ingest.Sample;

/// <summary>The true 90-day probabilities of one customer, held back until it is known when they left.</summary>
internal sealed class Truth(World world)
{
    private const int Horizon = 90;

    private readonly List<(int Day, double Voluntary, double Involuntary)> noted = [];

    public void Begin() => noted.Clear();

    public void Note(int day, in ChurnSigns signs) =>
        noted.Add((day, ChurnHazard.Voluntary(signs, Horizon), ChurnHazard.Involuntary(signs, Horizon)));

    public void Write(int customer, ReadOnlySpan<int> leftOn, Rows rows)
    {
        foreach (var (day, voluntary, involuntary) in noted)
        {
            var left = Calendar.Never;
            foreach (var on in leftOn)
                if (on > day && on < left)
                    left = on;
            rows.Key('c', customer).Text(world.Calendar.Text(day))
                .Fixed(Millionths(1 - (1 - voluntary) * (1 - involuntary)), 6).Fixed(Millionths(voluntary), 6).Fixed(Millionths(involuntary), 6)
                .Day(world.Calendar, left).End();
        }
    }

    private static long Millionths(double probability) => (long)(probability * 1_000_000 + 0.5);
}
