using Microsoft.Extensions.Logging;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.RescueApi.Protocol;
using Rescue.AdSync.RescueApi.Transport;

namespace Rescue.AdSync.RescueApi;

/// <summary>Reads and changes a Rescue account over the public API.</summary>
/// <remarks>
/// Immutable, and safe for use by several threads at once. Does not dispose of its HTTP client. A write is sent once,
/// unless it provably did not take effect: it never left, came too soon, or came in a session that had run out (E4).
/// </remarks>
public sealed class RescueAdminClient : IRescueAdminClient
{
    private readonly RescueConnection _connection;
    private readonly RescueReader _reader;

    /// <summary>Initializes a new instance of the <see cref="RescueAdminClient"/> class.</summary>
    /// <param name="httpClient">Sends the requests; best one that <see cref="RescueHttpClient.Create"/> made.</param>
    /// <param name="options">Where the account is, and whose credential to use.</param>
    /// <param name="timeProvider">The clock, or <see langword="null"/> for the system's.</param>
    /// <param name="logger">Takes the log, or <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentException"><paramref name="options"/> are invalid; the message lists every fault.</exception>
    public RescueAdminClient(HttpClient httpClient, RescueApiOptions options, TimeProvider? timeProvider = null, ILogger<RescueAdminClient>? logger = null)
        : this(RescueReader.Connect(httpClient, options, timeProvider, logger))
    {
    }

    internal RescueAdminClient(RescueConnection connection)
    {
        _connection = connection;
        _reader = new RescueReader(connection);
    }

    /// <inheritdoc/>
    public Task<RescueAccount> GetAccountAsync(CancellationToken cancellationToken = default) =>
        _reader.GetAccountAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RescueNode>> GetHierarchyAsync(CancellationToken cancellationToken = default) =>
        _reader.GetHierarchyAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<RescueResult<UserDetails>> GetUserAsync(NodeId user, CancellationToken cancellationToken = default) =>
        _reader.GetUserAsync(user, cancellationToken);

    /// <inheritdoc/>
    public Task<RescueResult<GroupDetails>> GetGroupAsync(NodeId group, CancellationToken cancellationToken = default) =>
        _reader.GetGroupAsync(group, cancellationToken);

    /// <inheritdoc/>
    public Task<RescueResult<NodeId>> CreateUserAsync(NodeId parent, CancellationToken cancellationToken = default) =>
        CreateAsync(RescueCalls.CreateUser(parent), cancellationToken);

    /// <inheritdoc/>
    public Task<RescueResult> SetUserAsync(UserRecord user, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        return WriteAsync(RescueCalls.SetUser(user), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<RescueResult<NodeId>> CreateGroupAsync(NodeId parent, CancellationToken cancellationToken = default) =>
        CreateAsync(RescueCalls.CreateGroup(parent), cancellationToken);

    /// <inheritdoc/>
    public Task<RescueResult> SetGroupAsync(GroupDetails group, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(group);
        return WriteAsync(RescueCalls.SetGroup(group), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<RescueResult> MoveNodeAsync(NodeId node, NodeId newParent, CancellationToken cancellationToken = default) =>
        WriteAsync(RescueCalls.MoveNode(node, newParent), cancellationToken);

    private async Task<RescueResult> WriteAsync(RescueCall call, CancellationToken cancellationToken)
    {
        Answer answer = await _connection.CallAsync(call, cancellationToken).ConfigureAwait(false);
        return answer.Result;
    }

    private async Task<RescueResult<NodeId>> CreateAsync(RescueCall call, CancellationToken cancellationToken)
    {
        Answer answer = await _connection.CallAsync(call, cancellationToken).ConfigureAwait(false);
        return answer.Parse(NewNodeAnswer.Parse);
    }
}
