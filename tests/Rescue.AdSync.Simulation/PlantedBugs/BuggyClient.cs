using Rescue.AdSync.Accounts;
using Rescue.AdSync.Simulation.Worlds;

namespace Rescue.AdSync.Simulation.PlantedBugs;

/// <summary>A process that makes mistakes with what it sends, or with what it is answered.</summary>
internal sealed class BuggyClient(IRescueAdminClient inner, World world, PlantedBug bug) : IRescueAdminClient
{
    public Task<RescueAccount> GetAccountAsync(CancellationToken cancellationToken = default) => inner.GetAccountAsync(cancellationToken);

    public Task<IReadOnlyList<RescueNode>> GetHierarchyAsync(CancellationToken cancellationToken = default) => inner.GetHierarchyAsync(cancellationToken);

    public async Task<RescueResult<UserDetails>> GetUserAsync(NodeId user, CancellationToken cancellationToken = default)
    {
        RescueResult<UserDetails> answer = await inner.GetUserAsync(user, cancellationToken);
        return bug switch
        {
            PlantedBug.SkipProtectedCheck when answer.IsOk => new RescueResult<UserDetails>(answer.Value with { IsAccountHolder = false }),
            PlantedBug.TakeUnreadForEmpty when answer.Result.IsOutcomeUnknown && world.Account.Find(user) is { } node => new RescueResult<UserDetails>(new UserDetails
            {
                Id = user,
                Type = node.Type,
                Name = node.Name,
                Email = EmailAddress.From(node.Email),
                Description = node.Description,
                IsEnabled = node.IsEnabled,
            }),
            _ => answer,
        };
    }

    public Task<RescueResult<GroupDetails>> GetGroupAsync(NodeId group, CancellationToken cancellationToken = default) => inner.GetGroupAsync(group, cancellationToken);

    public async Task<RescueResult<NodeId>> CreateUserAsync(NodeId parent, CancellationToken cancellationToken = default)
    {
        RescueResult<NodeId> answer = await inner.CreateUserAsync(parent, cancellationToken);
        return bug == PlantedBug.RetryCreateBlindly && answer.Result.IsOutcomeUnknown ? await inner.CreateUserAsync(parent, cancellationToken) : answer;
    }

    public async Task<RescueResult> SetUserAsync(UserRecord user, CancellationToken cancellationToken = default)
    {
        if (bug == PlantedBug.InventHistory)
        {
            return RescueResult.Ok;
        }

        RescueResult answer = await inner.SetUserAsync(Spoil(user), cancellationToken);
        return bug == PlantedBug.TakeErrorForOk && answer.Code == RescueErrorCode.Unspecified ? RescueResult.Ok : answer;
    }

    public Task<RescueResult<NodeId>> CreateGroupAsync(NodeId parent, CancellationToken cancellationToken = default) => inner.CreateGroupAsync(parent, cancellationToken);

    public Task<RescueResult> SetGroupAsync(GroupDetails group, CancellationToken cancellationToken = default) => inner.SetGroupAsync(group, cancellationToken);

    public Task<RescueResult> MoveNodeAsync(NodeId node, NodeId newParent, CancellationToken cancellationToken = default) =>
        inner.MoveNodeAsync(node, bug == PlantedBug.MoveElsewhere && newParent == world.Groups.Support ? world.Groups.Field : newParent, cancellationToken);

    private UserRecord Spoil(UserRecord user) => bug switch
    {
        PlantedBug.DropNick => user with { Nick = null },
        PlantedBug.DropRpatAddOn => user with { HasRpatAddOn = false },
        PlantedBug.KeepLicences => user with { HasMobileAddOn = user.HasMobileAddOn || world.Account.Find(user.Id) is { HasMobileAddOn: true } },
        PlantedBug.BlankOnDisable when !user.IsEnabled => user with { Description = null, SsoId = null },
        _ => user,
    };
}
