using Rescue.AdSync.Directories;
using Rescue.AdSync.Execution;

namespace Rescue.AdSync.Checks;

/// <summary>Checks one directory: its connection, and that every paired group can be found and read completely (S1).</summary>
internal sealed class DirectoryChecks(IDirectorySource source, IReadOnlyList<ConfiguredPairing> pairings, TimeProvider timeProvider)
{
    private readonly CheckList _checks = new(timeProvider);
    private readonly Dictionary<string, GroupLookup> _groups = new(StringComparer.Ordinal);

    /// <summary>Makes the checks. Throws for nothing but a cancellation.</summary>
    /// <returns>What was found, and what was read; <see langword="null"/> where it could not be.</returns>
    public async Task<(CheckedSubject Subject, DirectoryReading? Reading)> RunAsync(CancellationToken cancellationToken)
    {
        DirectoryReading? reading = null;
        string? failure = await TryAsync(() => FindGroupsAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        await CheckConnectionAsync(failure, cancellationToken).ConfigureAwait(false);
        if (failure is not null || _checks.IsConnectionLost)
        {
            _checks.Skipped(CheckCode.GroupRead, "The paired groups were not read, because the connection does not work.");
        }
        else if (_groups.Count > 0)
        {
            reading = await ReadGroupsAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            _checks.Skipped(CheckCode.GroupRead, "No pairing names a group of this directory.");
        }

        return (new CheckedSubject(CheckSubjectKind.Directory, source.Name.ToString(), _checks.Results), reading);
    }

    private static async Task<string?> TryAsync(Func<Task> action, CancellationToken cancellationToken)
    {
        try
        {
            await action().ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever a directory throws is what the check found, and must not keep the others from being checked.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception.Message;
        }
    }

    private async Task FindGroupsAsync(CancellationToken cancellationToken)
    {
        foreach (string name in pairings.Select(pairing => pairing.DirectoryGroup).Distinct(StringComparer.Ordinal))
        {
            _groups.Add(name, await GroupLookup.FindAsync(source, name, cancellationToken).ConfigureAwait(false));
        }
    }

    private async Task CheckConnectionAsync(string? failure, CancellationToken cancellationToken)
    {
        if (source is IConnectionCheck connection)
        {
            ObjectId sample = _groups.Values.Select(group => group.Id).FirstOrDefault(id => !id.IsNone);
            await _checks.AddAllAsync(connection, sample.IsNone ? null : sample, cancellationToken).ConfigureAwait(false);
            if (failure is not null && !_checks.Results.Any(result => result.Status == CheckStatus.Failed))
            {
                _checks.Failed(CheckCode.GroupRead, $"A paired group could not be looked for: {failure}", null);
            }

            return;
        }

        int groups = 0;
        failure ??= await TryAsync(async () => groups = (await source.FindGroupsAsync(GroupQuery.All, cancellationToken).ConfigureAwait(false)).Count, cancellationToken).ConfigureAwait(false);
        if (failure is not null)
        {
            _checks.Failed(CheckCode.Reachable, failure, null);
        }
        else
        {
            _checks.Passed(CheckCode.Reachable, $"It can be read; {Count(groups, "group")} found.");
        }
    }

    private async Task<DirectoryReading?> ReadGroupsAsync(CancellationToken cancellationToken)
    {
        ObjectId[] found = [.. _groups.Values.Select(group => group.Id).Where(id => !id.IsNone).Distinct().Order()];
        DirectorySnapshot snapshot = new DirectorySnapshotBuilder(source.Name).Build();
        if (found.Length > 0 && await TryAsync(async () => snapshot = await source.ReadAsync(found, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false) is { } failure)
        {
            _checks.Failed(CheckCode.GroupRead, failure, null);
            return null;
        }

        // The connection's own sample is in what was read now; what it had to warn of stays.
        _checks.Forget(result => result is { Code: CheckCode.GroupRead, Status: CheckStatus.Passed or CheckStatus.Skipped });
        foreach ((string name, GroupLookup group) in _groups)
        {
            CheckGroup(name, group, snapshot);
        }

        return new DirectoryReading(source.Name, snapshot, _groups);
    }

    private void CheckGroup(string name, GroupLookup lookup, DirectorySnapshot snapshot)
    {
        if (lookup.Id.IsNone)
        {
            _checks.Failed(CheckCode.GroupRead, $"{lookup.Name}.", "Correct DirectoryGroup of the pairing, or see whether the credential may read the group.", name);
        }
        else if (!snapshot.TryGetGroup(lookup.Id, out DirectoryGroup? group))
        {
            _checks.Failed(CheckCode.GroupRead, $"The directory shows no group {lookup.Id}.", "Correct DirectoryGroup of the pairing, or see whether the credential may read the group.", name);
        }
        else
        {
            CheckMembers(group, snapshot);
        }
    }

    private void CheckMembers(DirectoryGroup paired, DirectorySnapshot snapshot)
    {
        (IReadOnlyList<DirectoryGroup> groups, int people) = Everything(paired, snapshot);
        DirectoryGroup[] incomplete = [.. groups.Where(group => !group.IsComplete)];
        foreach (DirectoryGroup group in incomplete)
        {
            string below = group == paired ? string.Empty : $" (nested in '{paired.Name}')";
            _checks.Failed(
                CheckCode.GroupRead,
                $"'{group.Name}'{below} was not read completely: {group.IncompleteReason}",
                "Until it is, nobody is disabled or moved on that side. Give the directory credential the right to read all members.",
                paired.Name);
        }

        if (incomplete.Length == 0)
        {
            string nested = groups.Count == 1 ? string.Empty : $" in {groups.Count} groups";
            _checks.Passed(CheckCode.GroupRead, people == 0 ? "Read completely; it has no members." : $"Read completely: {Count(people, "person", "people")}{nested}.", paired.Name);
        }
    }

    private static (IReadOnlyList<DirectoryGroup> Groups, int People) Everything(DirectoryGroup paired, DirectorySnapshot snapshot)
    {
        var seen = new HashSet<DirectoryGroup> { paired };
        var groups = new List<DirectoryGroup> { paired };
        var people = new HashSet<int>();
        for (int i = 0; i < groups.Count; i++)
        {
            people.UnionWith(groups[i].UserMembers.ToArray());
            foreach (int nested in groups[i].GroupMembers)
            {
                if (seen.Add(snapshot.Groups[nested]))
                {
                    groups.Add(snapshot.Groups[nested]);
                }
            }
        }

        return (groups, people.Count);
    }

    private static string Count(int count, string one, string? many = null) => count == 1 ? $"1 {one}" : $"{count} {many ?? $"{one}s"}";
}
