using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Execution;

/// <summary>What the parts of one run share.</summary>
internal sealed class RunContext
{
    private readonly ConcurrentDictionary<(ObjectId, Side), NodeId> _createdGroups = [];

    public RunContext(IRescueAdminClient client, StateKeeper state, RunId id, ExecutionOptions options, Preview preview, Plan plan, OutcomeBoard board, RunControl control, ILogger logger)
    {
        Client = client;
        Options = options;
        Board = board;
        Control = control;
        var tree = new TreeReader(client, preview.Rescue.Caller, control, logger);
        Credentials = new FirstCredentials(options);
        Writer = new ConfirmedWriter(client, tree);
        Journal = new RunJournal(state, id, plan);
        Fresh = new FreshTree(tree, preview.Rescue);
        Creator = new NodeCreator(client, tree, preview.Rescue, Fresh, Journal);
        Guard = new WriteGuard(plan, preview.Rescue);
        Brakes = new BrakeGuard(plan);
        MasterAdministrators = new MasterAdministratorGuard(tree, plan.Policy.MinimumMasterAdministrators);
        Links = new LinkKeeper(state, preview.State);
    }

    public IRescueAdminClient Client { get; }

    public ExecutionOptions Options { get; }

    public OutcomeBoard Board { get; }

    public RunControl Control { get; }

    public FirstCredentials Credentials { get; }

    public ConfirmedWriter Writer { get; }

    public NodeCreator Creator { get; }

    public WriteGuard Guard { get; }

    public BrakeGuard Brakes { get; }

    public MasterAdministratorGuard MasterAdministrators { get; }

    public LinkKeeper Links { get; }

    public RunJournal Journal { get; }

    public FreshTree Fresh { get; }

    public DetailsKeeper Details { get; } = new();

    /// <summary>
    /// Gets or sets the nodes to which an earlier run sent something, and of which nobody could find out yet what became of it.
    /// Nothing more is sent to them: it would cover the traces (E3).
    /// </summary>
    public IReadOnlySet<NodeId> Unsettled { get; set; } = new HashSet<NodeId>();

    /// <summary>Reads a user before anything is written to them.</summary>
    /// <returns>What Rescue answered, or <see langword="null"/> if the run was cancelled meanwhile.</returns>
    public Task<RescueResult<UserDetails>?> ReadUserAsync(NodeId user) => UnlessCancelledAsync(token => Client.GetUserAsync(user, token));

    /// <summary>Reads a group before anything is written.</summary>
    /// <returns>What Rescue answered, or <see langword="null"/> if the run was cancelled meanwhile.</returns>
    public Task<RescueResult<GroupDetails>?> ReadGroupAsync(NodeId group) => UnlessCancelledAsync(token => Client.GetGroupAsync(group, token));

    /// <summary>Notes which node a mirrored directory group has become.</summary>
    public void GroupCreated(PlanAction action, NodeId node)
    {
        if (action.ObjectId is { } id)
        {
            _createdGroups[(id, action.Side)] = node;
        }
    }

    /// <summary>Notes that a mobile licence was given or taken; the link that says so is saved with what became of the action.</summary>
    public void MobileChanged(PlannedAction planned, NodeId node, bool granted)
    {
        if (Links.WithMobile(planned.Action, node, granted) is { } link)
        {
            Journal.SaveWith(planned, link);
            Links.Remember([link]);
        }
    }

    /// <summary>Finds the parent that an action names, be it by node or by a group that this run created.</summary>
    public NodeId? ParentOf(PlanAction action) => action switch
    {
        { ParentNodeId: { } node } => node,
        { ParentObjectId: { } id } when _createdGroups.TryGetValue((id, action.Side), out NodeId created) => created,
        _ => null,
    };

    private async Task<RescueResult<T>?> UnlessCancelledAsync<T>(Func<CancellationToken, Task<RescueResult<T>>> read)
    {
        try
        {
            return await read(Control.CancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (Control.CancellationToken.IsCancellationRequested)
        {
            Control.Stop(RunControl.Cancelled);
            return null;
        }
    }
}
