namespace Rescue.AdSync.GraphTesting;

/// <summary>How delta queries answer, within what their documentation allows.</summary>
public sealed record DeltaBehavior
{
    /// <summary>Gets the objects that a page holds at most.</summary>
    /// <value>The default value is 100.</value>
    public int PageSize { get; init; } = 100;

    /// <summary>Gets the members that a page holds at most; a group with more comes on several pages, with others of its members on each.</summary>
    /// <value>The default value is 1,000.</value>
    public int MembersPerPage { get; init; } = 1_000;

    /// <summary>Gets a value indicating whether other groups come between the parts of a large group.</summary>
    /// <value>The default value is <see langword="false"/>.</value>
    public bool Interleave { get; init; }

    /// <summary>Gets a value indicating whether changes are replayed: the last object of a round comes twice, and each round repeats the changes of the round before.</summary>
    /// <value>The default value is <see langword="false"/>.</value>
    public bool Replay { get; init; }

    /// <summary>Gets a value indicating whether the first round holds <c>@removed</c> objects, too: those in <c>deletedItems</c>.</summary>
    /// <value>The default value is <see langword="false"/>.</value>
    public bool RemovedInFirstRound { get; init; }

    /// <summary>Gets how long a token is good.</summary>
    /// <value>The default value is seven days, as for directory objects.</value>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Gets the error code of the answer 410 to a token that is not good any more.</summary>
    /// <value>The default value is <c>syncStateNotFound</c>.</value>
    public string ExpiredCode { get; init; } = "syncStateNotFound";
}
