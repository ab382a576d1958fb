using Rescue.AdSync.Entra.Json;
using Rescue.AdSync.Entra.Members;
using Rescue.AdSync.Entra.Transport;

namespace Rescue.AdSync.Entra.Delta;

/// <summary>The groups whose members are counted this time although no change is announced: all of up to a hundred, else a hundred in turn.</summary>
/// <param name="Groups">The groups.</param>
/// <param name="Next">Where the next slice begins.</param>
internal sealed record CountSlice(GroupPicture[] Groups, int Next)
{
    private const int MostGroups = 5 * BatchWriter.MostRequests;

    /// <summary>Cuts the slice that a state is at.</summary>
    public static CountSlice Of(TenantState state)
    {
        GroupPicture[] all = [.. state.Picture.Groups.Values.OrderBy(group => group.Id)];
        int start = state.NextCount < all.Length && all.Length > MostGroups ? state.NextCount : 0;
        GroupPicture[] slice = [.. all.Skip(start).Concat(all.Take(start)).Take(MostGroups)];
        return new CountSlice(slice, all.Length == 0 ? 0 : (start + slice.Length) % all.Length);
    }

    /// <summary>Finds the groups of which Graph no longer counts what it counted.</summary>
    /// <param name="session">The session.</param>
    /// <param name="known">Groups that are read again in any case.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SignIn.SignInException">There is no token.</exception>
    public async Task<ObjectId[]> FindMiscountedAsync(GraphSession session, HashSet<ObjectId> known, CancellationToken cancellationToken)
    {
        GroupPicture[] groups = [.. Groups.Where(group => !known.Contains(group.Id))];
        GraphRequest<int>[] counts = [.. groups.Select(group => new GraphRequest<int>(session.Requests.MemberCount(group.Id), CountReader.Read))];
        await session.SendAsync(counts, cancellationToken).ConfigureAwait(false);
        return [.. groups.Zip(counts)
            .Where(pair => pair.Second.Failure is not null || pair.Second.Result != (pair.First.Counted ?? pair.First.MemberCount))
            .Select(pair => pair.First.Id)];
    }
}
