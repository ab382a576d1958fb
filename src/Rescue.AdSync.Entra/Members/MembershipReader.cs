using Microsoft.Extensions.Logging;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra.Transport;

namespace Rescue.AdSync.Entra.Members;

/// <summary>Reads groups and everything nested in them level by level, each group once however it is reached.</summary>
internal sealed class MembershipReader(DirectoryName directory, GraphSession session, EntraOptions options, ILogger logger)
{
    // Bounds what is held of pages that are read and not yet taken in.
    private const int WaveSize = 100;

    private readonly HashSet<ObjectId> _reached = [];

    /// <summary>Reads groups into a picture, and those nested in them that the picture does not hold yet.</summary>
    /// <exception cref="GraphFailureException">Nothing at all could be read.</exception>
    /// <exception cref="SignIn.SignInException">There is no token.</exception>
    public async Task ReadAsync(IEnumerable<ObjectId> groups, TenantPicture picture, CancellationToken cancellationToken)
    {
        List<GroupReading> level = [.. groups.Where(id => !id.IsNone && _reached.Add(id)).Select(id => Reading(id, null))];
        while (level.Count > 0)
        {
            foreach (GroupReading[] wave in level.Chunk(WaveSize))
            {
                await ReadWaveAsync(wave, picture, cancellationToken).ConfigureAwait(false);
            }

            level = [.. NextLevel(level, picture)];
        }
    }

    private GroupReading Reading(ObjectId id, GroupProperties? properties) => new(id, properties, session, options.VerifyCounts);

    private IEnumerable<GroupReading> NextLevel(List<GroupReading> level, TenantPicture picture) => level
        .SelectMany(group => group.Nested)
        .Where(nested => !picture.Groups.ContainsKey(nested.Key) && _reached.Add(nested.Key))
        .Select(nested => Reading(nested.Key, nested.Value is { Name: null } ? null : nested.Value));

    private async Task ReadWaveAsync(GroupReading[] wave, TenantPicture picture, CancellationToken cancellationToken)
    {
        await session.SendAsync([.. wave.SelectMany(group => group.Begin())], cancellationToken).ConfigureAwait(false);
        await ReadPagesAsync(wave, picture, cancellationToken).ConfigureAwait(false);
        GroupReading[] doubtful = [.. wave.Where(group => group.IsDoubtful)];
        await session.SendAsync([.. doubtful.SelectMany(group => group.BeginAgain())], cancellationToken).ConfigureAwait(false);
        await ReadPagesAsync(doubtful, picture, cancellationToken).ConfigureAwait(false);
        if (!session.HasAnswered && wave.FirstOrDefault(group => group.Failure is not null)?.Failure is { } failure)
        {
            throw failure;
        }

        Settle(wave, picture);
    }

    private async Task ReadPagesAsync(GroupReading[] groups, TenantPicture picture, CancellationToken cancellationToken)
    {
        GroupReading[] open = groups;
        while (open.Length > 0)
        {
            foreach (GroupReading group in open)
            {
                group.Take(picture.Users);
            }

            open = [.. open.Where(group => group.HasMore)];
            await session.SendAsync([.. open.Select(group => group.Next())], cancellationToken).ConfigureAwait(false);
        }
    }

    private void Settle(GroupReading[] wave, TenantPicture picture)
    {
        foreach (GroupReading group in wave.Where(group => !group.IsMissing))
        {
            GroupPicture read = group.End();
            picture.Groups[group.Id] = read;
            logger.GroupRead(directory, group.Id, read.Users.Length, read.Groups.Length, read.Others);
            if (read.IncompleteReason is { } reason)
            {
                logger.GroupIncomplete(directory, group.Id);
                logger.GroupIncompleteReason(directory, group.Id, reason);
            }
        }
    }
}
