using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing;

/// <summary>A Rescue client without HTTP: it works on an <see cref="EmulatedAccount"/> and gives the emulator's answers.</summary>
/// <remarks>
/// Counts its calls under their plain names (<c>getHierarchy</c>, <c>setUser</c> …) and goes wrong on request, as the emulator
/// does. Safe for use by several threads at once.
/// </remarks>
public sealed class InMemoryRescueClient : IRescueAdminClient
{
    private readonly TimeProvider _timeProvider;

    /// <summary>Initializes a new instance of the <see cref="InMemoryRescueClient"/> class.</summary>
    /// <param name="account">The account, or <see langword="null"/> for <see cref="EmulatedAccount.CreateSample"/>.</param>
    /// <param name="timeProvider">The clock that latency waits by, or <see langword="null"/> for the system's.</param>
    public InMemoryRescueClient(EmulatedAccount? account = null, TimeProvider? timeProvider = null)
    {
        Account = account ?? EmulatedAccount.CreateSample();
        _timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <summary>Gets the account, to look at and to edit.</summary>
    public EmulatedAccount Account { get; }

    /// <summary>Gets the calls made so far.</summary>
    public RescueCalls Calls { get; } = new();

    /// <summary>Gets the faults in force.</summary>
    public RescueFaults Faults { get; } = new();

    /// <inheritdoc/>
    public Task<RescueAccount> GetAccountAsync(CancellationToken cancellationToken = default) => ReadAsync(
        "getAccount",
        () =>
        {
            (EmulatedNode caller, NodeId administrator, NodeId technician) = Account.Whoami();
            return new RescueAccount(Account.AccountId, Account.Organization, administrator, technician, EmailAddress.From(caller.Email));
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RescueNode>> GetHierarchyAsync(CancellationToken cancellationToken = default) => ReadAsync<IReadOnlyList<RescueNode>>(
        "getHierarchy",
        () => [.. Account.Nodes.Select(NodeMapping.ToNode)],
        cancellationToken);

    /// <inheritdoc/>
    public Task<RescueResult<UserDetails>> GetUserAsync(NodeId user, CancellationToken cancellationToken = default) =>
        CallAsync("getUser", user, () => NodeMapping.Map(Account.GetUser(user), NodeMapping.ToUser), cancellationToken);

    /// <inheritdoc/>
    public Task<RescueResult<GroupDetails>> GetGroupAsync(NodeId group, CancellationToken cancellationToken = default) =>
        CallAsync("getGroup", group, () => NodeMapping.Map(Account.GetGroup(group), NodeMapping.ToGroup), cancellationToken);

    /// <inheritdoc/>
    public Task<RescueResult<NodeId>> CreateUserAsync(NodeId parent, CancellationToken cancellationToken = default) =>
        CallAsync("createUser", parent, () => Account.CreateUser(parent), cancellationToken);

    /// <inheritdoc/>
    public Task<RescueResult> SetUserAsync(UserRecord user, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        return WriteAsync("setUser", user.Id, () => Account.SetUser(UserWrite.From(user)), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<RescueResult<NodeId>> CreateGroupAsync(NodeId parent, CancellationToken cancellationToken = default) =>
        CallAsync("createGroup", parent, () => Account.CreateGroup(parent), cancellationToken);

    /// <inheritdoc/>
    public Task<RescueResult> SetGroupAsync(GroupDetails group, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(group);
        return WriteAsync("setGroup", group.Id, () => Account.SetGroup(GroupWrite.From(group)), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<RescueResult> MoveNodeAsync(NodeId node, NodeId newParent, CancellationToken cancellationToken = default) =>
        WriteAsync("moveNode", node, () => Account.MoveNode(node, newParent), cancellationToken);

    private async Task<T> ReadAsync<T>(string method, Func<T> read, CancellationToken cancellationToken)
        where T : notnull
    {
        RescueResult<T> result = await CallAsync(method, NodeId.None, () => new RescueResult<T>(read()), cancellationToken).ConfigureAwait(false);
        return result.IsOk
            ? result.Value
            : throw new RescueException(result.Result, $"The in-memory Rescue answered {method} with {result.Result}.");
    }

    private async Task<RescueResult> WriteAsync(string method, NodeId node, Func<RescueResult> write, CancellationToken cancellationToken)
    {
        RescueResult<NodeId> result = await CallAsync(
            method,
            node,
            () => write() is { IsOk: false } failure ? new RescueResult<NodeId>(failure) : new RescueResult<NodeId>(node),
            cancellationToken).ConfigureAwait(false);
        return result.Result;
    }

    private async Task<RescueResult<T>> CallAsync<T>(string method, NodeId node, Func<RescueResult<T>> act, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Calls.Count(method);
        FaultDecision decision = Faults.Take(method, node);
        if (decision.Latency > TimeSpan.Zero)
        {
            await Task.Delay(decision.Latency, _timeProvider, cancellationToken).ConfigureAwait(false);
        }

        RescueResult<T> result = decision.Before is { } fault ? new RescueResult<T>(FaultResults.Of(fault)) : Act(act);
        result = decision.After is { } late ? new RescueResult<T>(FaultResults.Of(late)) : result;
        Calls.Answered(new RescueCall(method, node, result.Result.ToString()));
        return result;
    }

    private RescueResult<T> Act<T>(Func<RescueResult<T>> act) =>
        Account.CheckCaller() is { IsOk: false } refusal ? new RescueResult<T>(refusal) : act();
}
