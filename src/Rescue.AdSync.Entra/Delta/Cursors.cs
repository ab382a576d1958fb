using Rescue.AdSync.Entra.Transport;

namespace Rescue.AdSync.Entra.Delta;

/// <summary>The places in the two streams of changes.</summary>
/// <param name="Groups">That of groups and their direct members.</param>
/// <param name="Users">That of users.</param>
internal sealed record Cursors(string Groups, string Users)
{
    // A place is given in one answer; some answer with empty pages first.
    private const int MostPages = 10;

    /// <summary>Asks for the places that are now. What is read after it cannot miss what changes meanwhile.</summary>
    /// <exception cref="GraphFailureException">There is no place to be had.</exception>
    /// <exception cref="SignIn.SignInException">There is no token.</exception>
    public static async Task<Cursors> NowAsync(GraphSession session, CancellationToken cancellationToken)
    {
        ChangeFeed<GroupChange> groups = await ChangeFeed<GroupChange>.ReadAsync(
            session, session.Requests.GroupChangesFromNow(), GroupChange.Read, MostPages, cancellationToken).ConfigureAwait(false);
        ChangeFeed<ObjectId> users = await ChangeFeed<ObjectId>.ReadAsync(
            session, session.Requests.UserChangesFromNow(), UserChange.Read, MostPages, cancellationToken).ConfigureAwait(false);
        return new Cursors(groups.Cursor, users.Cursor);
    }
}
