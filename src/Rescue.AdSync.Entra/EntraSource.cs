using System.Runtime.CompilerServices;
using Azure.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rescue.AdSync.Checks;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra.Checks;
using Rescue.AdSync.Entra.Delta;
using Rescue.AdSync.Entra.Groups;
using Rescue.AdSync.Entra.SignIn;
using Rescue.AdSync.Entra.Transport;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Entra;

/// <summary>Reads people and groups from a Microsoft Entra tenant through Microsoft Graph.</summary>
/// <remarks>
/// <para>
/// Safe for use by several threads at once. A group of which anything stayed unread or doubtful is marked as incomplete (S1).
/// </para>
/// <para>
/// A full read asks three things of each group named (itself, the first page of its members, their number), two of each group
/// nested, and one for each further page of 999 members; twenty of them make one request, level by level of nesting. A read of
/// changes in which nothing has changed takes two requests, and one for each twenty groups, at most five, to hold counts
/// against what is known; a group that changed is read as in a full read.
/// </para>
/// </remarks>
public sealed class EntraSource : IDirectorySource, IConnectionCheck, IDisposable
{
    private readonly EntraOptions _options;
    private readonly Lazy<EntraAccess> _access;
    private readonly TenantReader _reader;
    private readonly bool _hasOwnCredential;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    /// <summary>Initializes a new instance of the <see cref="EntraSource"/> class.</summary>
    /// <param name="name">The name under which the directory is configured.</param>
    /// <param name="options">Which tenant it is and how to sign in.</param>
    /// <param name="state">Keeps what a later process needs to ask for changes only; <see langword="null"/> to keep it in this one.</param>
    /// <param name="clock">Times what is waited for; <see langword="null"/> for the system's clock.</param>
    /// <param name="logger">Receives the log, or <see langword="null"/>.</param>
    /// <param name="credential">Gives the tokens in place of what the options say of signing in; <see langword="null"/> to go by the options.</param>
    /// <exception cref="ArgumentException">The options are not sound; the message lists every fault.</exception>
    public EntraSource(
        DirectoryName name,
        EntraOptions options,
        IDirectoryStateStore? state = null,
        TimeProvider? clock = null,
        ILogger<EntraSource>? logger = null,
        TokenCredential? credential = null)
        : this(name, Sound(options, hasOwnCredential: credential is not null), credential, null, state, clock, logger)
    {
    }

    internal EntraSource(
        DirectoryName name,
        EntraOptions options,
        TokenCredential? credential,
        HttpMessageHandler? network,
        IDirectoryStateStore? state,
        TimeProvider? clock,
        ILogger? logger)
    {
        Name = name;
        _options = options;
        _hasOwnCredential = credential is not null;
        _clock = clock ?? TimeProvider.System;
        _logger = logger ?? NullLogger.Instance;
        _reader = new TenantReader(name, options, state, _clock, _logger);

        // A file that cannot be read now may be put right while the process lives.
        _access = new Lazy<EntraAccess>(() => new EntraAccess(options, credential, network, _clock), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <inheritdoc/>
    public DirectoryName Name { get; }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<GroupSummary>> FindGroupsAsync(GroupQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        IReadOnlyList<GroupSummary> found = await InSessionAsync(
            session => new GroupFinder(session, _options).FindAsync(query, cancellationToken), cancellationToken).ConfigureAwait(false);
        _logger.GroupsFound(Name, found.Count, query.Criterion, query.Term);
        return found;
    }

    /// <inheritdoc/>
    public async Task<DirectorySnapshot> ReadAsync(IReadOnlyCollection<ObjectId> groups, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(groups);
        long start = _clock.GetTimestamp();
        int requests = 0;
        DirectorySnapshot snapshot = await InSessionAsync(
            async session =>
            {
                DirectorySnapshot read = await _reader.ReadAsync(session, groups, cancellationToken).ConfigureAwait(false);
                requests = session.RequestCount;
                return read;
            },
            cancellationToken).ConfigureAwait(false);
        int incomplete = snapshot.Groups.Count(group => !group.IsComplete);
        _logger.DirectoryRead(Name, snapshot.Groups.Count, incomplete, snapshot.Users.Count, requests, _clock.GetElapsedTime(start));
        return snapshot;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<CheckResult> CheckAsync(ObjectId? group, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        EntraAccess? access = null;
        string? fault = null;
        try
        {
            access = _access.Value;
        }
        catch (InvalidDataException failure)
        {
            fault = failure.Message;
        }

        if (access is null)
        {
            yield return new CheckResult(CheckCode.Tls, CheckStatus.Failed, fault!) { Advice = "Give a PEM file of authorities in CaCertificateFile, or leave it out." };
            yield break;
        }

        var checks = new EntraChecks(Name, _options, access, _hasOwnCredential, _clock, _logger);
        await foreach (CheckResult result in checks.RunAsync(group, cancellationToken).ConfigureAwait(false))
        {
            yield return result;
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        if (_access.IsValueCreated)
        {
            _access.Value.Dispose();
        }

        _reader.Dispose();
    }

    private static EntraOptions Sound(EntraOptions options, bool hasOwnCredential)
    {
        ArgumentNullException.ThrowIfNull(options);
        return EntraOptionsValidation.Faults(options, hasOwnCredential) is { Count: > 0 } faults
            ? throw new ArgumentException($"The directory's options are not sound. {string.Join(" ", faults)}", nameof(options))
            : options;
    }

    private async Task<T> InSessionAsync<T>(Func<GraphSession, Task<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await work(new GraphSession(_access.Value.Graph, _options, Name, _clock, _logger)).ConfigureAwait(false);
        }
        catch (GraphFailureException failure)
        {
            throw new DirectoryException(Name, $"the tenant could not be read: {failure.Message}.{Advice(failure)}", failure);
        }
        catch (Exception failure) when (failure is SignInException or InvalidDataException)
        {
            throw new DirectoryException(Name, failure.Message, failure);
        }
    }

    private static string Advice(GraphFailureException failure) => failure.Failure switch
    {
        GraphFailure.Denied => " Grant the application GroupMember.Read.All and User.Read.All, with admin consent.",
        GraphFailure.SignedOut => " Check Cloud and TenantId: a token of one cloud is worth nothing in another.",
        _ => string.Empty,
    };
}
