using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Contracts;

/// <summary>One run of one case: what it asks of the source, and how it tells what is wrong.</summary>
internal sealed class ContractRun(
    DirectorySourceCase running, IDirectorySourceFixture fixture, TimeSpan patience, CancellationToken cancellationToken)
{
    public ContractWorld World => fixture.World;

    public IDirectorySource Source => fixture.Source;

    public CancellationToken CancellationToken => cancellationToken;

    public IDirectorySource Unreachable => fixture.Unreachable ?? throw Faulty(nameof(fixture.Unreachable), ContractFeatures.Outages);

    public IDirectorySource Stalled => fixture.Stalled ?? throw Faulty(nameof(fixture.Stalled), ContractFeatures.Stalls);

    public IReadOnlyList<IDirectorySource> Failing =>
        fixture.Failing is { Count: > 0 } failing ? failing : throw Faulty(nameof(fixture.Failing), ContractFeatures.Failures);

    /// <summary>Gets all groups.</summary>
    public string[] AllGroups => [.. World.Groups.Select(group => group.Key)];

    /// <summary>Gets the groups of which every member can be seen; how much a source shows of another is left to it.</summary>
    public string[] SoundGroups =>
        [.. World.Groups.Where(group => group.Members.All(member => World.FindThing(member)?.Kind != ContractThingKind.Unreadable)).Select(group => group.Key)];

    public ObjectId IdOf(string key)
    {
        ObjectId id = fixture.IdOf(key);
        return id.IsNone ? throw new FixtureException($"{fixture.GetType().Name}.{nameof(fixture.IdOf)} gives '{key}' no key.") : id;
    }

    public ObjectId[] IdsOf(IEnumerable<string> keys) => [.. keys.Select(IdOf)];

    public DirectorySnapshot Truth(params IEnumerable<string> groups) => World.Truth(Source.Name, IdOf, groups);

    public Task<DirectorySnapshot> ReadAsync(params IEnumerable<string> groups) => Source.ReadAsync(IdsOf(groups), cancellationToken);

    public Task<IReadOnlyList<GroupSummary>> FindAsync(GroupCriterion criterion, string term) =>
        Source.FindGroupsAsync(new GroupQuery(criterion, term), cancellationToken);

    /// <summary>Reads groups and requires that the answer is the truth.</summary>
    public async Task RequireTruthAsync(params string[] groups) =>
        RequireEqual(Truth(groups), await ReadAsync(groups).ConfigureAwait(false));

    public void RequireEqual(DirectorySnapshot truth, DirectorySnapshot read) =>
        RequireNone(DirectorySnapshotComparison.Differences(truth, read), "the snapshot of what stands in the directory");

    public void RequireTrueOrIncomplete(DirectorySnapshot truth, DirectorySnapshot read) =>
        RequireNone(DirectorySnapshotComparison.Untruths(truth, read), "groups that are true or marked as incomplete");

    public void Require(bool condition, string expected, string seen)
    {
        if (!condition)
        {
            throw new ContractViolationException(running, $"expected {expected}, saw {seen}");
        }
    }

    public void RequireGroups(IEnumerable<string> expected, IEnumerable<string> seen, string what) =>
        RequireSequence([.. expected.Order(StringComparer.Ordinal)], [.. seen.Order(StringComparer.Ordinal)], what);

    public void RequireSequence(IReadOnlyList<string> expected, IReadOnlyList<string> seen, string what) =>
        Require(expected.SequenceEqual(seen), $"{what}: {List(expected)}", List(seen));

    /// <summary>Requires that a call throws, whether at once or in its task.</summary>
    public async Task<TException> RequireThrowsAsync<TException>(Func<Task> call, string what)
        where TException : Exception
    {
        string seen = "an answer";
        try
        {
            await call().WaitAsync(patience, cancellationToken).ConfigureAwait(false);
        }
        catch (TException exception)
        {
            return exception;
        }
        catch (TimeoutException)
        {
            seen = $"nothing for {patience.TotalSeconds} seconds";
        }
        catch (Exception exception) when (exception is not FixtureException && !cancellationToken.IsCancellationRequested)
        {
            seen = $"{exception.GetType().Name}: {exception.Message}";
        }

        throw new ContractViolationException(running, $"expected {what} to throw {typeof(TException).Name}, saw {seen}");
    }

    private static string List(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(" | ", names);

    private void RequireNone(IReadOnlyList<string> faults, string expected) =>
        Require(faults.Count == 0, expected, $"{faults.Count} differences: {string.Join(" ", faults.Take(10))}");

    private FixtureException Faulty(string property, ContractFeatures feature) =>
        new($"{fixture.GetType().Name}.{property} gives nothing, though its world does not lack {feature}. Give a source, or say that it is lacking.");
}
