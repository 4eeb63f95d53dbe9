namespace Retention.Analytics.Warehousing;

/// <summary>Where models of churn, their scores and what became of the customers are kept. Nothing in them is ever overwritten.</summary>
internal static class HealthTables
{
    /// <summary>Creates what is missing.</summary>
    /// <remarks>
    /// kind of a run: live, on the day itself; replay, a day in the past by a model that had not seen what came of it; backtest, the
    /// test window of the model's own training. drift is the population stability index against the history learned from. points are points of health by feature and, last, what the average customer has
    /// besides; vals what the features were. Both are let go of after a while, save at the end of a month; the score stays.
    /// </remarks>
    public const string Create = """
        create sequence if not exists ops.health_ids;
        create table if not exists ops.health_models (
            model_id integer primary key, trained_at timestamp not null, as_of date not null, engine varchar not null, is_reserve boolean not null,
            horizon integer not null, base double, card varchar not null, model blob);
        create table if not exists ops.health_runs (
            run_id integer primary key, model_id integer, kind varchar not null, day date not null, scored_at timestamp not null,
            engine varchar not null, fallback varchar, horizon integer not null, base double, features varchar[] not null);
        create table if not exists ops.health_scores (
            run_id integer not null, customer_id varchar not null, probability double, health double not null, wanted_band varchar not null,
            band varchar not null, mrr decimal(38, 8) not null, expected decimal(38, 8), reasons varchar[] not null);
        create table if not exists ops.health_points (
            run_id integer not null, customer_id varchar not null, points float[] not null, vals float[] not null);
        create table if not exists ops.health_drift (run_id integer not null, feature varchar not null, drift double not null);
        create table if not exists ops.health_outcomes (run_id integer not null, customer_id varchar not null, has_left boolean not null);
        """;
}
