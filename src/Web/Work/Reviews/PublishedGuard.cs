namespace Retention.Web.Work.Reviews;

/// <summary>What keeps a published review as it is in each database, for its migrations.</summary>
public static class PublishedGuard
{
    /// <summary>For SQLite.</summary>
    public const string Sqlite =
        """
        create trigger published_reviews_are_not_changed before update on published_reviews begin select raise(abort, 'A published review is never changed.'); end;
        create trigger published_reviews_are_not_deleted before delete on published_reviews begin select raise(abort, 'A published review is never changed.'); end;
        """;

    /// <summary>What its trigger calls on PostgreSQL.</summary>
    public const string PostgresFunction =
        "create or replace function published_reviews_stay() returns trigger language plpgsql as $$ begin raise exception 'A published review is never changed.'; end $$;";

    /// <summary>For PostgreSQL.</summary>
    public const string Postgres =
        PostgresFunction +
        """

        create trigger published_reviews_are_not_changed before update or delete on published_reviews for each row execute function published_reviews_stay();
        """;
}
