namespace Rescue.AdSync.Sqlite.Schema;

/// <summary>One step from a form of the file to the next. A step that was released is never changed.</summary>
/// <param name="Version">The version that it leads to, one more than the one it starts from.</param>
/// <param name="Sql">What it does.</param>
internal sealed record Migration(int Version, string Sql)
{
    /// <summary>The mark by which a file is known as one of ours, in its header: the letters <c>AdSy</c>.</summary>
    public const int ApplicationId = 0x41645379;

    /// <summary>Gets all steps, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = [Version1.Migration, Version2.Migration];
}
