using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rescue.AdSync.ActiveDirectory.Connecting;
using Rescue.AdSync.ActiveDirectory.Groups;
using Rescue.AdSync.ActiveDirectory.Ldap;
using Rescue.AdSync.ActiveDirectory.Members;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.ActiveDirectory;

/// <summary>Reads people and groups from an Active Directory domain over LDAP.</summary>
/// <remarks>
/// Safe for use by several threads at once. Each call uses one connection of its own, and so one domain controller. A read
/// costs two requests for each group and one more for each further page of members, however many people there are. A group
/// of which anything stayed unread is marked as incomplete (S1).
/// </remarks>
public sealed class ActiveDirectorySource : IDirectorySource
{
    private readonly ActiveDirectoryOptions _options;
    private readonly ILdapConnector _connector;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    /// <summary>Initializes a new instance of the <see cref="ActiveDirectorySource"/> class.</summary>
    /// <param name="name">The name under which the directory is configured.</param>
    /// <param name="options">Where the domain is and how to sign in.</param>
    /// <param name="clock">Tells which accounts have expired; <see langword="null"/> for the system's clock.</param>
    /// <param name="logger">Receives the log, or <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">The options are not sound; the message lists every fault.</exception>
    public ActiveDirectorySource(
        DirectoryName name,
        ActiveDirectoryOptions options,
        TimeProvider? clock = null,
        ILogger<ActiveDirectorySource>? logger = null)
        : this(name, Sound(options), new LdapConnector(name, options, TimeProvider.System), clock, logger)
    {
    }

    internal ActiveDirectorySource(
        DirectoryName name, ActiveDirectoryOptions options, ILdapConnector connector, TimeProvider? clock, ILogger? logger)
    {
        Name = name;
        _options = options;
        _connector = connector;
        _clock = clock ?? TimeProvider.System;
        _logger = logger ?? NullLogger.Instance;
    }

    /// <inheritdoc/>
    public DirectoryName Name { get; }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<GroupSummary>> FindGroupsAsync(GroupQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        IReadOnlyList<GroupSummary> found = await InSessionAsync(
            domain => new GroupFinder(domain, _options).Find(query), cancellationToken).ConfigureAwait(false);
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
            domain =>
            {
                DirectorySnapshot read = new MembershipReader(Name, domain, _options, _clock, _logger).Read(groups);
                requests = domain.Requests;
                return read;
            },
            cancellationToken).ConfigureAwait(false);
        int incomplete = snapshot.Groups.Count(group => !group.IsComplete);
        _logger.DirectoryRead(Name, snapshot.Groups.Count, incomplete, snapshot.Users.Count, requests, _clock.GetElapsedTime(start));
        return snapshot;
    }

    private static ActiveDirectoryOptions Sound(ActiveDirectoryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Validate() is { Count: > 0 } faults
            ? throw new ArgumentException($"The directory's options are not sound. {string.Join(" ", faults)}", nameof(options))
            : options;
    }

    // The work blocks, so it has a thread of its own, which also ends the connection. A caller who cancels does not wait for
    // the request under way; it comes to its end by itself, in the time that a request may take.
    private async Task<T> InSessionAsync<T>(Func<DomainReader, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_options.IsClearText)
        {
            _logger.ClearText(Name, _options.Server);
        }

        ILdapSession session = await _connector.ConnectAsync(cancellationToken).ConfigureAwait(false);
        _logger.SignedIn(Name, _options.Server, _options.EffectivePort, _options.Security);
        Task<T> running = OwnThread.RunAsync("LDAP read", () => Run(session, work, cancellationToken));
        try
        {
            return await running.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (LdapFailureException failure)
        {
            throw new DirectoryException(Name, $"{_options.Server} could not be read: {failure.Message}.", failure);
        }
    }

    private T Run<T>(ILdapSession session, Func<DomainReader, T> work, CancellationToken cancellationToken)
    {
        using (session)
        {
            return work(DomainReader.Open(session, _options.PageSize, cancellationToken));
        }
    }
}
