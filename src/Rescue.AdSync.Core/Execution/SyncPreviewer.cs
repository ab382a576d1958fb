using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Execution;

/// <summary>Reads both sides and plans: a dry run. It is given no writer, so it cannot write (S7).</summary>
/// <remarks>Safe for use by several threads at once.</remarks>
public sealed class SyncPreviewer
{
    private readonly Dictionary<DirectoryName, IDirectorySource> _sources;
    private readonly IRescueReader _rescue;
    private readonly CallerMemory _caller;
    private readonly PreviewOptions _options;
    private readonly ISyncStateStore _state;
    private readonly SyncPolicy _policy;
    private readonly ImmutableArray<ConfiguredPairing> _pairings;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<SyncPreviewer> _logger;

    /// <summary>Initializes a new instance of the <see cref="SyncPreviewer"/> class.</summary>
    /// <param name="sources">The directories.</param>
    /// <param name="rescue">The Rescue account.</param>
    /// <param name="state">What earlier runs left behind.</param>
    /// <param name="policy">The policy; its pairings are replaced by those that <paramref name="pairings"/> lead to.</param>
    /// <param name="pairings">The pairings as they were written.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="logger">Takes the log.</param>
    /// <param name="options">How to go about reading, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">Two directories bear one name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is less than 1.</exception>
    public SyncPreviewer(
        IEnumerable<IDirectorySource> sources,
        IRescueReader rescue,
        ISyncStateStore state,
        SyncPolicy policy,
        IReadOnlyList<ConfiguredPairing> pairings,
        TimeProvider timeProvider,
        ILogger<SyncPreviewer> logger,
        PreviewOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(rescue);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(pairings);
        ArgumentNullException.ThrowIfNull(timeProvider);
        ArgumentNullException.ThrowIfNull(logger);
        _sources = sources.ToDictionary(source => source.Name);
        _rescue = rescue;
        _state = state;
        _policy = policy;
        _pairings = [.. pairings];
        _timeProvider = timeProvider;
        _logger = logger;
        _options = options ?? new PreviewOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MaxConcurrency, 1, nameof(options));
        _caller = new CallerMemory(timeProvider, _options.VerifyDetailsEvery);
    }

    /// <summary>Reads both sides and plans.</summary>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="DirectoryException">A directory cannot be read at all.</exception>
    /// <exception cref="RescueException">Rescue cannot be read.</exception>
    /// <exception cref="StateException">The state cannot be read, or is that of another Rescue account.</exception>
    /// <exception cref="InvalidPolicyException">
    /// A pairing names a directory that is not configured, two names led to one group, or the policy is invalid otherwise.
    /// </exception>
    public async Task<Preview> PreviewAsync(CancellationToken cancellationToken = default)
    {
        RequireSources();
        IGrouping<DirectoryName, ConfiguredPairing>[] byDirectory = [.. _pairings.GroupBy(pairing => pairing.Settings.Directory)];
        _logger.PreviewStarting(_pairings.Length, byDirectory.Length);
        long started = _timeProvider.GetTimestamp();
        var reader = new CountingReader(_rescue);
        (RescueSnapshot rescue, SyncState state, DirectoryReading[] readings) = await ReadAsync(reader, byDirectory, cancellationToken).ConfigureAwait(false);
        AccountGuard.Require(state, rescue.Caller);
        rescue = await TreeReading.RereadIfUsersAreGoneAsync(reader, rescue, state, cancellationToken).ConfigureAwait(false);
        SyncPolicy policy = Resolve(readings, rescue);
        ImmutableArray<DirectorySnapshot> directories = [.. readings.Select(reading => reading.Snapshot)];
        var recovery = Recovery.Of(state, rescue, directories, policy);

        var details = new DetailsReader(reader, _options.MaxConcurrency, _logger);
        var cache = DetailsCache.Of(state, rescue, _timeProvider.GetUtcNow(), _options.VerifyDetailsEvery);
        rescue = await details.ReadAsync(rescue.WithDetails(cache.Fresh, []), cache.Due, cancellationToken).ConfigureAwait(false);
        var deliberation = new Deliberation(directories, recovery, policy, details);
        (Plan plan, rescue) = await deliberation.PlanAsync(rescue, allowEmptiedGroups: false, cancellationToken).ConfigureAwait(false);
        Plan? withEmptied = null;
        if (plan.Notes.Any(note => note.Code == NoteCode.EmptiedGroup))
        {
            (withEmptied, rescue) = await deliberation.PlanAsync(rescue, allowEmptiedGroups: true, cancellationToken).ConfigureAwait(false);
        }

        TimeSpan duration = _timeProvider.GetElapsedTime(started);
        Tell(plan, duration);
        return new Preview
        {
            Plan = plan,
            CreatedAt = _timeProvider.GetUtcNow(),
            Rescue = rescue,
            Directories = directories,
            State = recovery.State,
            PlanWithEmptiedGroups = withEmptied,
            DetailsRead = details.AllRead,
            StaleDetails = cache.Stale,
            HalfMade = recovery.HalfMade,
            GoneLinks = recovery.GoneLinks,
            Calls = reader.Count,
            Duration = duration,
        };
    }

    /// <summary>Reads Rescue, the state and every directory at the same time; whichever cannot be read ends the run.</summary>
    private async Task<(RescueSnapshot Rescue, SyncState State, DirectoryReading[] Readings)> ReadAsync(
        CountingReader reader,
        IEnumerable<IGrouping<DirectoryName, ConfiguredPairing>> byDirectory,
        CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        CancellationToken token = linked.Token;
        Task<RescueSnapshot> rescue = _caller.ReadAsync(reader, token);
        Task<SyncState> state = LoadStateAsync(token);
        Task<DirectoryReading>[] directories =
            [.. byDirectory.Select(group => DirectoryReading.ReadAsync(_sources[group.Key], group.Select(pairing => pairing.DirectoryGroup), token))];
        await Together.AllAsync([rescue, state, .. directories], linked).ConfigureAwait(false);
        return (await rescue.ConfigureAwait(false), await state.ConfigureAwait(false), await Task.WhenAll(directories).ConfigureAwait(false));
    }

    private async Task<SyncState> LoadStateAsync(CancellationToken cancellationToken) =>
        await _state.LoadAsync(cancellationToken).ConfigureAwait(false);

    private SyncPolicy Resolve(DirectoryReading[] readings, RescueSnapshot rescue)
    {
        Dictionary<DirectoryName, DirectoryReading> byName = readings.ToDictionary(reading => reading.Name);
        SyncPolicy policy = _policy with
        {
            Pairings = [.. _pairings.Select(pairing =>
                PairingResolver.Resolve(pairing, byName[pairing.Settings.Directory].Groups[pairing.DirectoryGroup], rescue))],
        };
        return policy.Validate() is { Count: > 0 } faults ? throw new InvalidPolicyException(faults) : policy;
    }

    private void RequireSources()
    {
        string[] faults = [.. _pairings
            .Select((pairing, index) => (pairing.Settings.Directory, index))
            .Where(pairing => !_sources.ContainsKey(pairing.Directory))
            .Select(pairing => $"Pairings:{pairing.index}:Directory: no directory '{pairing.Directory}' is configured.")];
        if (faults.Length > 0)
        {
            throw new InvalidPolicyException(faults);
        }
    }

    private void Tell(Plan plan, TimeSpan duration)
    {
        foreach (PlanNote note in plan.Notes)
        {
            if (note.Code == NoteCode.BrakeReleased)
            {
                _logger.BrakeReleased(note.Subject, note.Message);
            }
            else if (note.Severity != NoteSeverity.Info)
            {
                _logger.Noted(note.Severity, note.Code, note.Subject, note.Message);
            }
        }

        _logger.PreviewDone(plan.Id, plan.Verdict, plan.Actions.Length, plan.Notes.Count, duration.TotalMilliseconds);
    }
}
