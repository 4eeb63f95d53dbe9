using Retention.Analytics.Policies;

namespace Retention.Analytics.Tests.Policies;

public sealed class PolicyTests
{
    public static TheoryData<string> PresetNames => [.. PolicyBook.Presets.Keys];

    [Fact]
    public void The_defaults_are_those_of_the_book() => PolicySet.Default.Values.ShouldBe(new Dictionary<string, string>
    {
        ["reporting_currency"] = "auto", ["timezone"] = "UTC", ["netting"] = "event", ["reactivation_grace_days"] = "30",
        ["new_after_days"] = "never", ["churn_recognition"] = "term_end", ["past_due_churn_days"] = "30", ["pause_churn_days"] = "90",
        ["one_time_discount"] = "annual", ["limited_discount"] = "deduct", ["free_is"] = "churn", ["usage_in_mrr"] = "no",
        ["gross_margin"] = "none", ["hourly_cost"] = "none", ["discount_rate"] = "0.10", ["cac_lag_months"] = "0", ["recovery_days"] = "60", ["retainer_rollover"] = "one_period", ["nps_window_days"] = "90",
        ["nps_responses"] = "latest", ["risk_horizon_days"] = "90", ["red_capacity"] = "20", ["payer_band_days"] = "3,30,60",
    });

    [Fact]
    public void There_is_a_preset_for_every_vendor_that_metrics_md_names() => PolicyBook.Presets.Keys.ShouldBe(
        ["default", "stripe-like", "chartmogul-like", "profitwell-like", "baremetrics-like", "recurly-like", "maxio-like"], ignoreOrder: true);

    [Theory]
    [MemberData(nameof(PresetNames))]
    public void Every_preset_parses_and_changes_only_known_policies(string preset)
    {
        var set = PolicySet.Preset(preset);
        foreach (var (name, value) in PolicyBook.Presets[preset]) set[name].ShouldBe(value);
        set.Values.Count.ShouldBe(PolicyBook.All.Count);
    }

    [Fact]
    public void The_default_preset_changes_nothing() => PolicySet.Preset("default").Hash.ShouldBe(PolicySet.Default.Hash);

    [Fact]
    public void A_return_after_90_days_is_new_only_where_the_preset_says_so()
    {
        PolicySet.Preset("maxio-like")["new_after_days"].ShouldBe("90");
        PolicySet.Preset("stripe-like")["past_due_churn_days"].ShouldBe("never");
    }

    [Theory]
    [InlineData("reporting_currency", "eur", "EUR")]
    [InlineData("timezone", " Europe/Madrid ", "Europe/Madrid")]
    [InlineData("netting", "MONTH", "month")]
    [InlineData("reactivation_grace_days", "0", "0")]
    [InlineData("past_due_churn_days", "never", "never")]
    [InlineData("gross_margin", "0.8", "0.8")]
    [InlineData("payer_band_days", "5,20,40", "5,20,40")]
    public void A_value_is_taken_in_its_normal_form(string name, string value, string normal) =>
        PolicySet.Default.With(name, value)[name].ShouldBe(normal);

    [Theory]
    [InlineData("reporting_currency", "euros")]
    [InlineData("timezone", "Madrid")]
    [InlineData("netting", "week")]
    [InlineData("reactivation_grace_days", "-1")]
    [InlineData("reactivation_grace_days", "never")]
    [InlineData("past_due_churn_days", "1.5")]
    [InlineData("one_time_discount", "sometimes")]
    [InlineData("gross_margin", "1.01")]
    [InlineData("gross_margin", "80")]
    [InlineData("gross_margin", "-0.1")]
    [InlineData("hourly_cost", "-1")]
    [InlineData("discount_rate", "-0.1")]
    [InlineData("cac_lag_months", "7")]
    [InlineData("risk_horizon_days", "45")]
    [InlineData("red_capacity", "0")]
    [InlineData("payer_band_days", "30,3,60")]
    public void A_value_that_a_policy_does_not_take_is_refused_with_what_it_takes(string name, string value) =>
        Should.Throw<PolicyException>(() => PolicySet.Default.With(name, value)).Message.ShouldStartWith($"The policy {name} does not take '{value}': it takes ");

    [Fact]
    public void An_unknown_policy_or_preset_is_refused_with_the_names_there_are()
    {
        Should.Throw<PolicyException>(() => PolicySet.Default.With("grace", "3")).Message.ShouldContain("reactivation_grace_days");
        Should.Throw<PolicyException>(() => PolicySet.Preset("stripe")).Message.ShouldContain("stripe-like");
    }

    [Fact]
    public void A_set_is_never_changed_and_equal_sets_have_equal_hashes()
    {
        var month = PolicySet.Default.With("netting", "month");
        PolicySet.Default["netting"].ShouldBe("event");
        month.Chosen.ShouldBe(new Dictionary<string, string> { ["netting"] = "month" });
        month.Hash.ShouldNotBe(PolicySet.Default.Hash);
        month.With("netting", "event").Hash.ShouldBe(PolicySet.Default.Hash);
    }
}
