using System.Text.Json;
using Retention.Analytics.Health;
using Retention.Analytics.Health.Engines;
using Retention.Analytics.Health.Quality;
using Retention.XgBoost;

namespace Retention.Analytics.Tests.Health;

/// <summary>The trees: what the wrapper checks because the library stays silent, and what people see of them.</summary>
public sealed class XgBoostTests
{
    private static readonly TrainingOptions Options = new(Rounds: 60);
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Skips a test where the library is not there.</summary>
    internal static void NeedLibrary() => Assert.SkipUnless(XgBoostLibrary.Status.IsPresent, $"{XgBoostLibrary.Status.Found}: {XgBoostLibrary.Status.ToDo}");

    [Fact]
    public void Contributions_add_up_to_the_log_odds()
    {
        NeedLibrary();
        var table = Panels.Make(300);
        using var model = new XgBoostTrainer().Train(table, Options, Cancel);
        var (odds, parts) = (model.Predict(table), model.Explain(table));
        for (var row = 0; row < table.Rows; row++)
        {
            parts.AsSpan(row * (table.Width + 1), table.Width + 1).ToArray().Sum(part => (double)part).ShouldBe(odds[row], 1e-4);
        }
    }

    [Fact]
    public void Contributions_looked_up_are_those_of_the_library()
    {
        NeedLibrary();
        var table = Panels.Make(300);
        using var model = (XgBoostModel)new XgBoostTrainer().Train(table, Options, Cancel);
        var (told, looked) = (model.ByLibrary(table), model.ByTables(table).ShouldNotBeNull());
        looked.Length.ShouldBe(told.Length);
        told.Zip(looked, (one, other) => Math.Abs(one - other)).Max().ShouldBeLessThan(1e-4f);
        table.Values.Any(float.IsNaN).ShouldBeTrue("missing values take a way of their own");
    }

    [Fact]
    public void Trees_stop_when_customers_held_out_gain_nothing_and_tell_on_later_ones()
    {
        NeedLibrary();
        using var model = new XgBoostTrainer().Train(Panels.Make(800, seed: 1), new(), Cancel);
        ((XgBoostModel)model).Rounds.ShouldBeInRange(10, 600);
        var later = Panels.Make(800, seed: 2);
        ChurnQuality.Measure(later.Labels, [.. model.Predict(later).Select(LogOdds.Probability)]).Auc.ShouldBeGreaterThan(0.69);
    }

    [Fact]
    public void Risk_never_falls_with_days_overdue_nor_rises_with_NPS()
    {
        NeedLibrary();
        var table = Panels.Make(300);
        using var model = new XgBoostTrainer().Train(table, Options, Cancel);
        foreach (var (column, direction) in ((int, int)[])[(0, 1), (1, -1)])
        {
            var row = table.Take([.. Enumerable.Repeat(5, 60)]);
            for (var i = 0; i < 60; i++) row.Values[i * row.Width + column] = i;
            var odds = model.Predict(row);
            Enumerable.Range(1, 59).ShouldAllBe(i => direction * (odds[i] - odds[i - 1]) >= 0);
        }
    }

    [Fact]
    public void The_same_rows_and_seed_give_the_same_bytes_and_another_seed_gives_others()
    {
        NeedLibrary();
        var table = Panels.Make(300);
        Save(Options).ShouldBe(Save(Options));
        Save(Options with { Seed = 2 }).ShouldNotBe(Save(Options));

        byte[] Save(TrainingOptions options)
        {
            using var model = new XgBoostTrainer().Train(table, options, Cancel);
            return model.Save();
        }
    }

    [Fact]
    public void Stored_trees_say_the_same()
    {
        NeedLibrary();
        var table = Panels.Make(200);
        using var model = new XgBoostTrainer().Train(table, Options, Cancel);
        using var loaded = XgBoostModel.Load(table.Schema, model.Save(), XgBoostLibrary.Status);
        loaded.Predict(table).ShouldBe(model.Predict(table));
        Should.Throw<ChurnModelException>(() => XgBoostModel.Load(table.Schema, model.Save().AsSpan(0, 100), XgBoostLibrary.Status));
    }

    [Fact]
    public void Every_parameter_we_name_is_one_that_the_library_knows()
    {
        NeedLibrary();
        var parameters = new BoosterParameters(3, 0.05, 0.25, 5, 1, [1, 0]) { LeafWeight = 7, RowShare = 0.8, ColumnShare = 0.9, Penalty = 2 };
        using var matrix = new DataMatrix([1, 2, 3, 4, 5, 6, 7, 8], ["a", "b"], [0, 1, 0, 1], 1);
        using var booster = Booster.Train(matrix, parameters, 2, null, 0, Cancel);
        var known = new Dictionary<string, string>();
        Collect(JsonDocument.Parse(booster.Configuration).RootElement);
        foreach (var (name, value) in parameters.Pairs(2).Where(pair => pair.Key is not "eval_metric"))
        {
            known.ShouldContainKey(name);
            if (double.TryParse(value, out var number)) double.Parse(known[name], System.Globalization.CultureInfo.InvariantCulture).ShouldBe(number, 1e-6, name);
        }

        void Collect(JsonElement element)
        {
            if (element.ValueKind != JsonValueKind.Object) return;
            foreach (var property in element.EnumerateObject())
            {
                if (property.Value.ValueKind == JsonValueKind.String) known[property.Name] = property.Value.GetString()!;
                Collect(property.Value);
            }
        }
    }

    [Fact]
    public void What_the_library_would_take_in_silence_is_refused()
    {
        NeedLibrary();
        Should.Throw<XgBoostException>(() => new DataMatrix([1, 2, 3], ["a", "b"], [], 1)).Message.ShouldContain("do not make rows");
        Should.Throw<XgBoostException>(() => new DataMatrix([1, float.PositiveInfinity], ["a", "b"], [], 1)).Message.ShouldContain("infinite");
        Should.Throw<XgBoostException>(() => new DataMatrix([1, 2], ["a"], [1, 1], 1)).Message.ShouldContain("one class");
        Should.Throw<XgBoostException>(() => new DataMatrix([1, 2], ["a"], [1, 0, 1], 1)).Message.ShouldContain("3 labels");
        using var matrix = new DataMatrix([1, 2], ["a"], [0, 1], 1);
        Should.Throw<XgBoostException>(() => Booster.Train(matrix, new(2, 0.1, 0.5, 1, 1, [1, 1]), 2, null, 0, Cancel)).Message.ShouldContain("2 monotone bounds were given for 1 columns");
        using var booster = Booster.Train(matrix, new(2, 0.1, 0.5, 1, 1), 2, null, 0, Cancel);
        using var other = new DataMatrix([1, 2], ["b"], [], 1);
        Should.Throw<XgBoostException>(() => booster.Predict(other)).Message.ShouldContain("other columns");
    }

    [Fact]
    public void A_library_that_is_not_there_says_how_to_get_it()
    {
        var missing = XgBoostLibrary.Look("/nowhere/libxgboost.so");
        missing.State.ShouldBe(LibraryState.Missing);
        var refused = Should.Throw<ChurnModelException>(() => new XgBoostTrainer(missing).Train(Panels.Make(50), Options, Cancel));
        refused.Message.ShouldContain("/nowhere/libxgboost.so");
        refused.Message.ShouldContain(XgBoostLibrary.Variable);
    }

    [Fact]
    public void A_library_that_is_another_one_is_not_taken_for_it()
    {
        var another = Directory.EnumerateFiles(AppContext.BaseDirectory, "*duckdb.*").First(file => Path.GetExtension(file) is ".so" or ".dylib" || file.EndsWith(Path.DirectorySeparatorChar + "duckdb.dll", StringComparison.Ordinal));
        XgBoostLibrary.Look(another).State.ShouldBe(LibraryState.NotXgBoost);
    }
}
