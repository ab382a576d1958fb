using System.Collections.Immutable;
using System.Globalization;
using Rescue.AdSync;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Sqlite;
using Rescue.AdSync.State;

// Works with a state file in a process of its own, so that tests can kill it, or run it without rights.
//   commit FILE    commits without end, and says the number of each commit that was acknowledged
//   lock FILE      takes the lock, says so, and waits for its end
//   begin FILE     begins a run, and says what came of it
//   load FILE      reads the state without a right to write, and says what came of it
string file = args[1];
try
{
    switch (args[0])
    {
        case "commit":
            await CommitAsync(file);
            break;
        case "lock":
            Lock(file);
            break;
        case "begin":
            await BeginAsync(file);
            break;
        case "load":
            await LoadAsync(file);
            break;
        default:
            return 64;
    }

    return 0;
}
catch (Exception exception) when (exception is StateException or RunInProgressException)
{
    Console.WriteLine($"{exception.GetType().Name}: {exception.Message}");
    return 1;
}

static async Task CommitAsync(string file)
{
    using var store = new SqliteStateStore(file);
    RunId run = await store.BeginRunAsync(new RunStart { StartedAt = DateTimeOffset.UnixEpoch, Trigger = RunTrigger.Manual });
    Console.WriteLine($"run {run}");
    for (int i = 1; ; i++)
    {
        await store.CommitAsync(ChangeOf(run, i));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"done {i}"));
    }
}

// Each change writes into every table, so that half of one would show.
static StateChange ChangeOf(RunId run, int number)
{
    var node = new NodeId((run.Value * 1_000_000) + number);
    var id = new ObjectId(new Guid((int)run.Value, 0, 0, BitConverter.GetBytes((long)number)));
    return new StateChange
    {
        Run = run,
        Links = [new Link(id, Side.Technician, node)],
        Details = [new CachedDetails(new UserDetails { Id = node, Type = NodeType.Technician }, DateTimeOffset.UnixEpoch)],
        GroupSizes = ImmutableDictionary<ObjectId, int>.Empty.Add(id, number),
        Actions =
        [
            new RunAction
            {
                Index = number,
                State = ActionState.Sending,
                Node = node,
                Action = new DisableUserAction
                {
                    Side = Side.Technician,
                    PairingIndex = 0,
                    Pairing = "Pairing",
                    DisplayName = "Ann",
                    Reason = "Why",
                    Changes = [new FieldChange(Field.Status, FieldChange.Enabled, FieldChange.Disabled)],
                },
            },
        ],
        Children = [new ParentChildren(node, [new NodeId(1), new NodeId(2)])],
    };
}

static void Lock(string file)
{
    using var store = new SqliteStateStore(file);
    using IDisposable taken = store.Take();
    Console.WriteLine("locked");
    Console.ReadLine();
}

static async Task BeginAsync(string file)
{
    using var store = new SqliteStateStore(file);
    Console.WriteLine($"run {await store.BeginRunAsync(new RunStart { StartedAt = DateTimeOffset.UnixEpoch, Trigger = RunTrigger.Manual })}");
}

static async Task LoadAsync(string file)
{
    using var store = new SqliteStateStore(file, StateAccess.ReadOnly);
    SyncState state = await store.LoadAsync();
    Console.WriteLine($"links {state.Links.Length}");
}
