using System.Globalization;
using Retention.Analytics.Reports;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>Predicted and real leaving by tenths of the customers: two lines that lie on each other where the score is honest.</summary>
public static class CalibrationFigure
{
    /// <summary>The figure.</summary>
    /// <param name="tenths">The tenths, the safest first.</param>
    /// <param name="format">Writes shares.</param>
    /// <param name="words">Names the lines.</param>
    public static Figure Of(IReadOnlyList<CalibratedTenth> tenths, Format format, Words words)
    {
        ArgumentNullException.ThrowIfNull(tenths);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(words);
        List<string> places = [.. tenths.Select(tenth => tenth.Part.ToString(CultureInfo.CurrentCulture))];
        return new Figure(
            [
                Curve("proof.high", tenth => tenth.High, new(Paint.Balance, 1m) { Dash = "dash" }),
                Curve("proof.real", tenth => tenth.Real, new(Paint.Loss, 2m)),
                Curve("proof.predicted", tenth => tenth.Predicted, new(Paint.Gain, 2m)),
                Curve("proof.low", tenth => tenth.Low, new(Paint.Balance, 1m) { Dash = "dash" }),
            ],
            new Layout(MoneyAxis.OfShares((decimal)tenths.Max(tenth => Math.Max(tenth.High, tenth.Predicted)), format)) { Showlegend = true, Separators = MoneyAxis.Separators });

        Trace Curve(string name, Func<CalibratedTenth, double> value, Line line) => new(
            "scatter", words[name], places, [.. tenths.Select(tenth => (decimal?)value(tenth))],
            [.. tenths.Select(tenth => new Point($"{words["proof.tenth"]} {tenth.Part}<br>{words[name]}: {format.Share(value(tenth))}<br>n {format.Number(tenth.Customers)}", ""))])
        {
            Mode = "lines", Line = line,
        };
    }
}
