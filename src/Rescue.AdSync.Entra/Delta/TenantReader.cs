using Microsoft.Extensions.Logging;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra.Members;
using Rescue.AdSync.Entra.Transport;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Entra.Delta;

/// <summary>Decides between a full read and one of changes, and keeps what the next needs. Safe for use by several threads at once.</summary>
internal sealed class TenantReader(DirectoryName directory, EntraOptions options, IDirectoryStateStore? store, TimeProvider clock, ILogger logger) : IDisposable
{
    // Reads that build on one another come one after another.
    private readonly SemaphoreSlim _gate = new(1, 1);
    private TenantState? _state;
    private bool _isLoaded;
    private int? _lastMemberCount;

    /// <summary>Reads groups and everything in them.</summary>
    /// <exception cref="GraphFailureException">Nothing at all could be read.</exception>
    /// <exception cref="SignIn.SignInException">There is no token.</exception>
    public async Task<DirectorySnapshot> ReadAsync(GraphSession session, IReadOnlyCollection<ObjectId> groups, CancellationToken cancellationToken)
    {
        ObjectId[] roots = [.. groups.Where(id => !id.IsNone).Distinct().Order()];
        if (roots.Length == 0)
        {
            return new DirectorySnapshotBuilder(directory).Build();
        }

        if (options.Delta == EntraDelta.Off)
        {
            return (await ReadAllAsync(session, roots, cancellationToken).ConfigureAwait(false)).ToSnapshot(directory, roots);
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await ReadInTurnAsync(session, roots, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<DirectorySnapshot> ReadInTurnAsync(GraphSession session, ObjectId[] roots, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken).ConfigureAwait(false);
        TenantState? next = await TryReadChangesAsync(session, roots, cancellationToken).ConfigureAwait(false);
        TenantPicture? picture = next?.Picture;
        if (next is null)
        {
            (picture, next) = await ReadAnewAsync(session, roots, cancellationToken).ConfigureAwait(false);
        }

        // The place in the streams moves on together with what was read up to it, once there is a snapshot of both.
        DirectorySnapshot snapshot = picture!.ToSnapshot(directory, roots);
        _state = next;
        _isLoaded = true;
        await SaveAsync(cancellationToken).ConfigureAwait(false);
        return snapshot;
    }

    private async Task<TenantState?> TryReadChangesAsync(GraphSession session, ObjectId[] roots, CancellationToken cancellationToken)
    {
        if (ReasonForFullRead(roots) is { } reason)
        {
            logger.FullRead(directory, reason);
            return null;
        }

        try
        {
            return await new ChangeReader(directory, session, options, logger).ReadAsync(_state!, cancellationToken).ConfigureAwait(false);
        }
        catch (GraphFailureException failure)
        {
            logger.FullRead(directory, failure.Message);
            return null;
        }
    }

    private string? ReasonForFullRead(ObjectId[] roots)
    {
        if (_state is null)
        {
            return "there is nothing to build on";
        }

        if (!_state.Roots.AsSpan().SequenceEqual(roots))
        {
            return "other groups are asked for than the last time";
        }

        TimeSpan age = clock.GetUtcNow() - _state.FullReadAt;
        return age >= TimeSpan.Zero && age < options.FullReadEvery ? null : "the last full read is too long ago";
    }

    private async Task<(TenantPicture Picture, TenantState? State)> ReadAnewAsync(GraphSession session, ObjectId[] roots, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Cursors? cursors = await TryGetCursorsAsync(session, cancellationToken).ConfigureAwait(false);
        TenantPicture picture = await ReadAllAsync(session, roots, cancellationToken).ConfigureAwait(false);
        _lastMemberCount = picture.MemberCount;
        return cursors is null || !IsWorthIt(picture.MemberCount)
            ? (picture, null)
            : (picture, new TenantState(roots, now, cursors.Groups, cursors.Users, picture) { FullReadRequests = session.RequestCount });
    }

    private async Task<Cursors?> TryGetCursorsAsync(GraphSession session, CancellationToken cancellationToken)
    {
        if (!IsWorthIt(_lastMemberCount ?? int.MaxValue))
        {
            return null;
        }

        try
        {
            return await Cursors.NowAsync(session, cancellationToken).ConfigureAwait(false);
        }
        catch (GraphFailureException failure)
        {
            logger.FullRead(directory, $"the next time too: {failure.Message}");
            return null;
        }
    }

    private bool IsWorthIt(int memberCount) => options.Delta == EntraDelta.On || memberCount >= options.DeltaFromMembers;

    private async Task<TenantPicture> ReadAllAsync(GraphSession session, ObjectId[] roots, CancellationToken cancellationToken)
    {
        var picture = new TenantPicture();
        await new MembershipReader(directory, session, options, logger).ReadAsync(roots, picture, cancellationToken).ConfigureAwait(false);
        return picture;
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (store is null || _isLoaded)
        {
            return;
        }

        try
        {
            ReadOnlyMemory<byte>? saved = await store.LoadDirectoryAsync(directory, cancellationToken).ConfigureAwait(false);
            _state = saved is { } bytes ? StateCodec.Read(bytes.Span, options) : null;
            _isLoaded = true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.StateNotFound(directory, failure.Message);
        }
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        if (store is null || _state is null)
        {
            return;
        }

        try
        {
            await store.SaveDirectoryAsync(directory, StateCodec.Write(_state, options), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.StateNotKept(directory, failure.Message);
        }
    }
}
