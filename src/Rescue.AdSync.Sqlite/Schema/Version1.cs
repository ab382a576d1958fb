namespace Rescue.AdSync.Sqlite.Schema;

/// <summary>The first form of the file.</summary>
/// <remarks>
/// Choices are kept by their names, moments in units of 100 ns since 1970-01-01 UTC, durations in units of 100 ns. There is no
/// column for a secret (S8).
/// </remarks>
internal static class Version1
{
    public static Migration Migration { get; } = new(1, """
        CREATE TABLE links (
            object_id       TEXT    NOT NULL,
            side            TEXT    NOT NULL,
            node            INTEGER NOT NULL UNIQUE,
            created_by_us   INTEGER NOT NULL,
            mobile_granted  INTEGER NOT NULL,
            PRIMARY KEY (object_id, side)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE group_sizes (
            object_id       TEXT    NOT NULL PRIMARY KEY,
            members         INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE details (
            node              INTEGER NOT NULL PRIMARY KEY,
            type              TEXT    NOT NULL,
            name              TEXT,
            nick              TEXT,
            email             TEXT,
            sso_id            TEXT,
            description       TEXT,
            has_mobile        INTEGER NOT NULL,
            has_rpat          INTEGER NOT NULL,
            is_account_holder INTEGER NOT NULL,
            is_enabled        INTEGER NOT NULL,
            verified_at       INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE runs (
            id              INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            started_at      INTEGER NOT NULL,
            run_trigger     TEXT    NOT NULL,
            plan_id         TEXT,
            create_group    INTEGER NOT NULL,
            update_group    INTEGER NOT NULL,
            create_user     INTEGER NOT NULL,
            update_user     INTEGER NOT NULL,
            move_user       INTEGER NOT NULL,
            enable_user     INTEGER NOT NULL,
            disable_user    INTEGER NOT NULL,
            grant_mobile    INTEGER NOT NULL,
            free_mobile     INTEGER NOT NULL,
            notes           INTEGER NOT NULL,
            is_approved     INTEGER NOT NULL,
            undoes          INTEGER NOT NULL,
            outcome         TEXT    NOT NULL,
            duration        INTEGER NOT NULL,
            calls           INTEGER NOT NULL,
            message         TEXT
        ) STRICT;

        CREATE INDEX runs_by_start ON runs (started_at);
        CREATE INDEX runs_without_end ON runs (id) WHERE outcome = 'Running';

        CREATE TABLE actions (
            run              INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            position         INTEGER NOT NULL,
            state            TEXT    NOT NULL,
            kind             TEXT    NOT NULL,
            role             TEXT,
            side             TEXT    NOT NULL,
            pairing_position INTEGER NOT NULL,
            pairing          TEXT    NOT NULL,
            object_id        TEXT,
            planned_node     INTEGER,
            parent_node      INTEGER,
            parent_object_id TEXT,
            email            TEXT,
            display_name     TEXT    NOT NULL,
            reason           TEXT    NOT NULL,
            node             INTEGER,
            result           TEXT,
            message          TEXT,
            PRIMARY KEY (run, position)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX actions_by_state ON actions (run, state);
        CREATE INDEX actions_open ON actions (run, position) WHERE state = 'Sending';

        CREATE TABLE changes (
            run             INTEGER NOT NULL,
            action          INTEGER NOT NULL,
            position        INTEGER NOT NULL,
            field           TEXT    NOT NULL,
            value_before    TEXT,
            value_after     TEXT,
            PRIMARY KEY (run, action, position),
            FOREIGN KEY (run, action) REFERENCES actions (run, position) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE children (
            run             INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            parent          INTEGER NOT NULL,
            position        INTEGER NOT NULL,
            node            INTEGER NOT NULL,
            PRIMARY KEY (run, parent, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE directory_state (
            directory       TEXT    NOT NULL PRIMARY KEY,
            saved_at        INTEGER NOT NULL,
            content         BLOB    NOT NULL
        ) STRICT, WITHOUT ROWID;
        """);
}
