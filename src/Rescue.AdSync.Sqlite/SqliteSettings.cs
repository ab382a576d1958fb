using Rescue.AdSync.Sqlite.Schema;

namespace Rescue.AdSync.Sqlite;

/// <summary>What tests set to bring about what is rare.</summary>
internal sealed record SqliteSettings
{
    /// <summary>Gets the whole seconds to wait for another program that holds the file.</summary>
    public int BusySeconds { get; init; } = 5;

    /// <summary>Gets the greatest number of pages that the file may have, or <see langword="null"/>: a disk that is full.</summary>
    public int? MaxPages { get; init; }

    /// <summary>Gets the steps that lead to the present form of the file.</summary>
    public IReadOnlyList<Migration> Migrations { get; init; } = Migration.All;
}
