using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Tests.Scenarios;

/// <summary>A scenario: what a plan is made from, and the plan that is expected, as text.</summary>
internal sealed class Scenario
{
    private readonly DirectorySection _directory;
    private readonly RescueSection _rescue;
    private readonly SyncState _state;
    private readonly SyncPolicy _policy;
    private readonly bool _approved;

    private Scenario(ScenarioText text)
    {
        Text = text;
        _directory = DirectorySection.Read(text);
        _rescue = RescueSection.Read(text);
        _state = StateSection.Read(text, _directory, _rescue);
        _policy = PolicySection.Read(text, _directory, _rescue);
        _approved = StateSection.ApprovesEmptiedGroups(text);
        Names = new ScenarioNames(_directory, _rescue);
    }

    public ScenarioText Text { get; }

    public ScenarioNames Names { get; }

    public static Scenario Read(string file) => new(ScenarioText.Cut(file));

    /// <summary>Makes the planner's input.</summary>
    /// <param name="backwards">Whether to list everything but the pairings the other way round.</param>
    public PlanningInput Input(bool backwards = false) => new()
    {
        Directories = _directory.Snapshots(backwards),
        Rescue = _rescue.Snapshot(backwards),
        State = backwards ? _state with { Links = [.. _state.Links.Reverse()] } : _state,
        Policy = _policy,
        AllowEmptiedGroups = _approved,
    };
}

/// <summary>What a scenario calls its people, groups and users.</summary>
internal sealed class ScenarioNames
{
    private readonly Dictionary<string, string> _objects = [];
    private readonly Dictionary<NodeId, string> _nodes;

    public ScenarioNames(DirectorySection directory, RescueSection rescue)
    {
        foreach ((string name, ObjectId id) in directory.People)
        {
            _objects.TryAdd(id.ToString(), name);
        }

        foreach ((string name, ObjectId id, _) in directory.Groups)
        {
            _objects.TryAdd(id.ToString(), "@" + name);
        }

        _nodes = rescue.Users.ToDictionary(user => user.Id, user => user.Name);
    }

    public string Of(PlanAction action)
    {
        string? known = action.ObjectId is { } id ? _objects.GetValueOrDefault(id.ToString()) : null;
        string? user = action.NodeId is { } node ? _nodes.GetValueOrDefault(node) : null;
        return string.Join(' ', new[] { known ?? user, action.NodeId is { } at ? $"#{at}" : null }.OfType<string>());
    }

    /// <summary>Writes a parent: a node, or the directory group whose Rescue group the plan creates.</summary>
    public string OfParent(string value) => _objects.TryGetValue(value, out string? name) ? name : "#" + value;
}
