using Microsoft.Extensions.Logging;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra.Json;
using Rescue.AdSync.Entra.Members;
using Rescue.AdSync.Entra.Transport;

namespace Rescue.AdSync.Entra.Delta;

/// <summary>
/// Brings what is known up to date. The changes that Graph announces only say where to look: a group or user that changed is
/// read again in full, so nobody is taken for gone because of an announcement (S1), and one that is repeated, late or out of
/// order does no harm.
/// </summary>
internal sealed class ChangeReader(DirectoryName directory, GraphSession session, EntraOptions options, ILogger logger)
{
    private const int FewestPages = 50;

    /// <summary>Brings a state up to date, all or nothing.</summary>
    /// <returns>The new state; the one given stays as it is.</returns>
    /// <exception cref="GraphFailureException">The changes could not be read to their end.</exception>
    /// <exception cref="SignIn.SignInException">There is no token.</exception>
    public async Task<TenantState> ReadAsync(TenantState state, CancellationToken cancellationToken)
    {
        int mostPages = Math.Max(FewestPages, state.FullReadRequests);
        ChangeFeed<GroupChange> groups = await ChangeFeed<GroupChange>.ReadAsync(
            session, ChangeFeed<GroupChange>.Follow(session, state.GroupCursor), GroupChange.Read, mostPages, cancellationToken).ConfigureAwait(false);
        ChangeFeed<ObjectId> users = await ChangeFeed<ObjectId>.ReadAsync(
            session, ChangeFeed<ObjectId>.Follow(session, state.UserCursor), UserChange.Read, mostPages, cancellationToken).ConfigureAwait(false);

        TenantPicture picture = state.Picture.Copy();
        ObjectId[] changedUsers = [.. users.Changes.Where(picture.Users.ContainsKey).Distinct()];
        ObjectId[] doubtfulUsers = [.. changedUsers.Union(state.DoubtfulUsers.Where(picture.Users.ContainsKey))];
        HashSet<ObjectId> gone = await ReadUsersAsync(doubtfulUsers, picture, cancellationToken).ConfigureAwait(false);

        var announced = AnnouncedChanges.Of(groups.Changes, state);
        HashSet<ObjectId> doubtful = [.. announced.Groups, .. state.DoubtfulGroups, .. Unsettled(state), .. Holding(picture, gone)];
        int nextCount = await AddMiscountedAsync(state, doubtful, cancellationToken).ConfigureAwait(false);
        logger.ChangesRead(directory, doubtful.Count, doubtfulUsers.Length);
        await ReadGroupsAsync(doubtful, picture, cancellationToken).ConfigureAwait(false);
        await ReadGroupsAsync(Bereft(picture, doubtful), picture, cancellationToken).ConfigureAwait(false);

        ObjectId[] stillDoubtful = announced.Check(picture);
        picture.Prune(state.Roots);
        return state with
        {
            GroupCursor = groups.Cursor,
            UserCursor = users.Cursor,
            Picture = picture,
            DoubtfulGroups = stillDoubtful,
            DoubtfulUsers = changedUsers,
            NextCount = nextCount,
        };
    }

    // A group that is missing or incomplete is tried again each time.
    private static IEnumerable<ObjectId> Unsettled(TenantState state) => state.Picture.Groups.Values
        .Where(group => group.IncompleteReason is not null || group.Groups.Any(nested => !state.Picture.Groups.ContainsKey(nested)))
        .Select(group => group.Id)
        .Concat(state.Roots.Where(root => !state.Picture.Groups.ContainsKey(root)));

    // Of a nested group that was deleted Graph says nothing to those that held it.
    private static HashSet<ObjectId> Bereft(TenantPicture picture, HashSet<ObjectId> read) => [.. picture.Groups.Values
        .Where(group => !read.Contains(group.Id) && group.Groups.Any(nested => !picture.Groups.ContainsKey(nested)))
        .Select(group => group.Id)];

    private static IEnumerable<ObjectId> Holding(TenantPicture picture, HashSet<ObjectId> users) => users.Count == 0 ? [] : picture.Groups.Values
        .Where(group => group.Users.Any(users.Contains)).Select(group => group.Id);

    // Reads users again; those that Graph does not show any more are returned, and stay known until their groups are read.
    private async Task<HashSet<ObjectId>> ReadUsersAsync(ObjectId[] users, TenantPicture picture, CancellationToken cancellationToken)
    {
        GraphRequest<Page<MemberRecord>>[] requests = [.. users.Chunk(GraphRequests.MostIds).Select(ids =>
            new GraphRequest<Page<MemberRecord>>(session.Requests.Users(ids), body => PageReader.Read(body, DirectoryObjectReader.ReadUser)))];
        await session.SendAsync(requests, cancellationToken).ConfigureAwait(false);
        HashSet<ObjectId> gone = [.. users];
        foreach (MemberRecord record in requests.SelectMany(request => request.Result.Items))
        {
            if (record.User is { } user)
            {
                picture.Users[user.Id] = user;
                gone.Remove(user.Id);
            }
        }

        return gone;
    }

    private async Task<int> AddMiscountedAsync(TenantState state, HashSet<ObjectId> doubtful, CancellationToken cancellationToken)
    {
        if (!options.VerifyCounts)
        {
            return 0;
        }

        var slice = CountSlice.Of(state);
        ObjectId[] miscounted = await slice.FindMiscountedAsync(session, doubtful, cancellationToken).ConfigureAwait(false);
        doubtful.UnionWith(miscounted);
        return slice.Next;
    }

    private async Task ReadGroupsAsync(HashSet<ObjectId> doubtful, TenantPicture picture, CancellationToken cancellationToken)
    {
        foreach (ObjectId id in doubtful)
        {
            picture.Groups.Remove(id);
        }

        // The order decides nothing, but a log that can be compared is worth having.
        await new MembershipReader(directory, session, options, logger).ReadAsync(doubtful.Order(), picture, cancellationToken).ConfigureAwait(false);
    }
}
