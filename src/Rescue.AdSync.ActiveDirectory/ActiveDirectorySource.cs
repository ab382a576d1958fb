using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rescue.AdSync.ActiveDirectory.Checking;
using Rescue.AdSync.ActiveDirectory.Connecting;
using Rescue.AdSync.ActiveDirectory.Groups;
using Rescue.AdSync.ActiveDirectory.Ldap;
using Rescue.AdSync.ActiveDirectory.Members;
using Rescue.AdSync.Checks;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.ActiveDirectory;

/// <summary>Reads people and groups from an Active Directory domain over LDAP.</summary>
/// <remarks>
/// <para>
/// Safe for use by several threads at once. Each call uses one connection of its own, and so one domain controller. A group
/// of which anything stayed unread is marked as incomplete (S1).
/// </para>
/// <para>
/// A read costs pages, not people: one request for the server, then for each level of nesting two for every 20 groups (their
/// own entries, and a second count of primary members), and for each group one for every page of members and one for every
/// further range of its list.
/// </para>
/// </remarks>
public sealed class ActiveDirectorySource : IDirectorySource, IConnectionCheck
{
    private readonly ActiveDirectoryOptions _options;
    private readonly ILdapConnector _connector;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly ActiveDirectoryNeighbours? _neighbours;

    /// <summary>Initializes a new instance of the <see cref="ActiveDirectorySource"/> class.</summary>
    /// <param name="name">The name under which the directory is configured.</param>
    /// <param name="options">Where the domain is and how to sign in.</param>
    /// <param name="clock">Tells which accounts have expired; <see langword="null"/> for the system's clock.</param>
    /// <param name="logger">Receives the log, or <see langword="null"/>.</param>
    /// <param name="neighbours">
    /// The other domains in which members of groups are looked up that stand there, which the new source joins; or
    /// <see langword="null"/>, and groups with such members are incomplete.
    /// </param>
    /// <exception cref="ArgumentException">The options are not sound; the message lists every fault.</exception>
    public ActiveDirectorySource(
        DirectoryName name,
        ActiveDirectoryOptions options,
        TimeProvider? clock = null,
        ILogger<ActiveDirectorySource>? logger = null,
        ActiveDirectoryNeighbours? neighbours = null)
        : this(name, Sound(options), Connector(name, options, logger, []), clock, logger, neighbours)
    {
    }

    internal ActiveDirectorySource(
        DirectoryName name,
        ActiveDirectoryOptions options,
        ILdapConnector connector,
        TimeProvider? clock,
        ILogger? logger,
        ActiveDirectoryNeighbours? neighbours = null)
    {
        Name = name;
        _options = options;
        _connector = connector;
        _clock = clock ?? TimeProvider.System;
        _logger = logger ?? NullLogger.Instance;
        _neighbours = neighbours;
        KnownDomain = new KnownDomain(this);
        neighbours?.Add(this);
    }

    /// <inheritdoc/>
    public DirectoryName Name { get; }

    /// <summary>Gets the domain as others look members up in it.</summary>
    internal KnownDomain KnownDomain { get; }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<GroupSummary>> FindGroupsAsync(GroupQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        IReadOnlyList<GroupSummary> found = await InSessionAsync(
            domain => new GroupFinder(domain.Reader, _options).Find(query), cancellationToken).ConfigureAwait(false);
        _logger.GroupsFound(Name, found.Count, query.Criterion, query.Term);
        return found;
    }

    /// <inheritdoc/>
    public Task<DirectorySnapshot> ReadAsync(IReadOnlyCollection<ObjectId> groups, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return InSessionAsync(domain => Read(domain, groups, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<CheckResult> CheckAsync(ObjectId? group, CancellationToken cancellationToken = default) =>
        _connector is LdapConnector connector
            ? new ConnectionCheck(this, _options, connector, _clock).RunAsync(group, cancellationToken)
            : throw new NotSupportedException("Only connections over the network can be checked.");

    /// <summary>Makes what connects to the servers of the options.</summary>
    /// <param name="name">The name of the directory.</param>
    /// <param name="options">The options, which are sound.</param>
    /// <param name="logger">Receives the log, or <see langword="null"/>.</param>
    /// <param name="nameServers">The name servers to ask; empty for those of the operating system.</param>
    internal static LdapConnector Connector(DirectoryName name, ActiveDirectoryOptions options, ILogger? logger, IReadOnlyList<IPEndPoint> nameServers)
    {
        IServerLocator locator = string.IsNullOrWhiteSpace(options.Domain)
            ? new ConfiguredServer(options)
            : new DomainLocator(options, nameServers, Random.Shared);
        return new LdapConnector(name, options, locator, TimeProvider.System, logger ?? NullLogger.Instance);
    }

    /// <summary>Connects, and finds out which domain it is. Whoever asked ends the session.</summary>
    /// <exception cref="DirectoryException">It cannot be reached, or refuses the account.</exception>
    /// <exception cref="LdapFailureException">It does not say which domain it is.</exception>
    internal OpenDomain Open(CancellationToken cancellationToken)
    {
        // Called by the thread of a read, which blocks in any case.
        ILdapSession session = ConnectAsync(cancellationToken).GetAwaiter().GetResult();
        try
        {
            return Begin(session, cancellationToken);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Begins to read over a session.</summary>
    internal OpenDomain Begin(ILdapSession session, CancellationToken cancellationToken) =>
        new(session, DomainReader.Open(session, _options.PageSize, cancellationToken), _options.MemberRangeStep);

    /// <summary>Reads groups of a domain that is open.</summary>
    internal DirectorySnapshot Read(OpenDomain domain, IEnumerable<ObjectId> groups, CancellationToken cancellationToken)
    {
        long start = _clock.GetTimestamp();
        IKnownDomain[] others = [.. (_neighbours?.Sources ?? []).Where(source => source != this).Select(source => source.KnownDomain)];
        using var reader = new MembershipReader(Name, domain, _options.MaxConcurrency, others, _clock, _logger);
        DirectorySnapshot snapshot = reader.Read(groups, cancellationToken);
        int incomplete = snapshot.Groups.Count(group => !group.IsComplete);
        _logger.DirectoryRead(Name, snapshot.Groups.Count, incomplete, snapshot.Users.Count, reader.Requests, _clock.GetElapsedTime(start));
        return snapshot;
    }

    private static ActiveDirectoryOptions Sound(ActiveDirectoryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Validate() is { Count: > 0 } faults
            ? throw new ArgumentException($"The directory's options are not sound. {string.Join(" ", faults)}", nameof(options))
            : options;
    }

    private async Task<ILdapSession> ConnectAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_options.IsClearText)
        {
            _logger.ClearText(Name, _options.Domain ?? _options.Server);
        }

        ILdapSession session = await _connector.ConnectAsync(cancellationToken).ConfigureAwait(false);
        _logger.SignedIn(Name, session.Server, _options.EffectivePort, _options.Security);
        return session;
    }

    // The work blocks, so it has a thread of its own, which also ends the connection. A caller who cancels does not wait for
    // the request under way; it comes to its end by itself, in the time that a request may take.
    private async Task<T> InSessionAsync<T>(Func<OpenDomain, T> work, CancellationToken cancellationToken)
    {
        ILdapSession session = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        Task<T> running = OwnThread.RunAsync("LDAP read", () => Run(session, work, cancellationToken));
        try
        {
            return await running.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (LdapFailureException failure)
        {
            throw new DirectoryException(Name, $"{session.Server} could not be read: {failure.Message}.", failure);
        }
    }

    private T Run<T>(ILdapSession session, Func<OpenDomain, T> work, CancellationToken cancellationToken)
    {
        using (session)
        {
            return work(Begin(session, cancellationToken));
        }
    }
}
