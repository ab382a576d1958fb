namespace Rescue.AdSync.Sqlite;

/// <summary>What a <see cref="SqliteStateStore"/> may do with its file.</summary>
public enum StateAccess
{
    /// <summary>Read and write; a file that does not exist is created.</summary>
    ReadWrite,

    /// <summary>Read only, as for a dry run (S7): nothing is written, nothing created, and a file that does not exist counts as a state before the first run.</summary>
    ReadOnly,
}
