using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Planning;

/// <summary>R3: finds the Rescue group of each mirrored directory group: by link, else by name below its parent's counterpart.</summary>
internal sealed class MirrorMatcher
{
    private readonly PlanningRun _run;
    private readonly Dictionary<int, Place> _takenBy = [];
    private readonly HashSet<int> _pairedTargets;

    private MirrorMatcher(PlanningRun run)
    {
        _run = run;
        _pairedTargets = [.. run.Pairings.Where(pairing => pairing.Target != NodeIndex.None).Select(pairing => pairing.Target)];
    }

    public static void Match(PlanningRun run)
    {
        var matcher = new MirrorMatcher(run);
        Place[] mirrored = [.. run.Places.Where(place => place.Parent is not null)];
        matcher.MatchLinks(mirrored);

        // Places stand in the order of the walk, so that parents are matched before their children.
        matcher.MatchNames(mirrored);
    }

    private void MatchLinks(Place[] mirrored)
    {
        foreach (Place place in mirrored)
        {
            if (_run.Links.Of(place.Group.Id, place.Pairing.Side) is { } link
                && _run.Nodes.TryFind(link.Node, out int node)
                && _run.Nodes.Nodes[node].Type == GroupType(place.Pairing.Side))
            {
                Take(place, node);
            }
        }
    }

    private void MatchNames(Place[] mirrored)
    {
        var siblings = new Dictionary<(int Parent, string Name), Place>(new SiblingComparer());
        foreach (Place place in mirrored)
        {
            Place parent = place.Parent!;
            int parentKey = parent.Node != NodeIndex.None ? parent.Node : -2 - parent.Index;
            if (!siblings.TryAdd((parentKey, place.Group.Name), place))
            {
                Freeze(place, siblings[(parentKey, place.Group.Name)], $"Two groups of the name '{place.Group.Name}' would stand side by side.");
            }
            else if (place.Node == NodeIndex.None && parent.Node != NodeIndex.None)
            {
                MatchName(place, parent.Node);
            }
        }
    }

    private void MatchName(Place place, int parent)
    {
        int[] candidates = [.. _run.Nodes.Children(parent).ToArray().Where(child => Bears(child, place))];
        if (candidates.Length > 1)
        {
            Freeze(place, null, $"Several Rescue groups are called '{place.Group.Name}': nodes {string.Join(", ", candidates.Select(node => _run.Nodes.Nodes[node].Id))}. Rename all but one.");
        }
        else if (candidates.Length == 1)
        {
            Take(place, candidates[0]);
        }
    }

    private bool Bears(int node, Place place) =>
        _run.Nodes.Nodes[node].Type == GroupType(place.Pairing.Side)
        && string.Equals(_run.Nodes.Nodes[node].Name, place.Group.Name, StringComparison.OrdinalIgnoreCase)
        && !_takenBy.ContainsKey(node);

    private void Take(Place place, int node)
    {
        if (_pairedTargets.Contains(node))
        {
            Freeze(place, null, $"The Rescue group that '{place.Group.Name}' leads to, node {_run.Nodes.Nodes[node].Id}, is the target of a pairing of its own. Pair '{place.Group.Name}' itself, or rename one of them.");
        }
        else if (!_takenBy.TryAdd(node, place))
        {
            Freeze(place, _takenBy[node], $"Two directory groups lead to node {_run.Nodes.Nodes[node].Id}.");
        }
        else
        {
            place.Node = node;
        }
    }

    private void Freeze(Place place, Place? other, string why)
    {
        PlanNote note = _run.Notes.Error(NoteCode.AmbiguousMatch, place.Group.Name, $"{why} Nobody of the pairing '{place.Pairing.Name}' is touched.");
        place.Pairing.Freeze(note);
        other?.Pairing.Freeze(note);
    }

    private static NodeType GroupType(Side side) => side == Side.Technician ? NodeType.TechnicianGroup : NodeType.AdministratorGroup;

    private sealed class SiblingComparer : IEqualityComparer<(int Parent, string Name)>
    {
        public bool Equals((int Parent, string Name) x, (int Parent, string Name) y) =>
            x.Parent == y.Parent && string.Equals(x.Name, y.Name, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode((int Parent, string Name) key) =>
            HashCode.Combine(key.Parent, string.GetHashCode(key.Name, StringComparison.OrdinalIgnoreCase));
    }
}
