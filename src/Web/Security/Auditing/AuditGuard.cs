namespace Retention.Web.Security.Auditing;

/// <summary>What makes the audit log append-only in each database, for its migrations.</summary>
public static class AuditGuard
{
    /// <summary>For SQLite.</summary>
    public const string Sqlite =
        """
        create trigger audit_is_not_changed before update on audit begin select raise(abort, 'The audit log is append-only.'); end;
        create trigger audit_is_not_deleted before delete on audit begin select raise(abort, 'The audit log is append-only.'); end;
        """;

    /// <summary>What its triggers call on PostgreSQL.</summary>
    public const string PostgresFunction =
        "create or replace function audit_is_append_only() returns trigger language plpgsql as $$ begin raise exception 'The audit log is append-only.'; end $$;";

    /// <summary>For PostgreSQL.</summary>
    public const string Postgres =
        PostgresFunction +
        """

        create trigger audit_is_not_changed before update or delete on audit for each row execute function audit_is_append_only();
        create trigger audit_is_not_emptied before truncate on audit for each statement execute function audit_is_append_only();
        """;
}
