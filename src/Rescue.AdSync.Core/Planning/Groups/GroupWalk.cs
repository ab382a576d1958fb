using Rescue.AdSync.Directories;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>R3: walks from each paired group through the groups nested in it and lays out the places they lead to.</summary>
internal sealed class GroupWalk
{
    private readonly PlanningRun _run;
    // By key: a domain that is configured twice shows the same groups at two positions.
    private readonly HashSet<ObjectId>[] _paired = [[], []];
    private readonly HashSet<ObjectId>[] _claimed = [[], []];
    private readonly HashSet<int> _visited = [];

    private GroupWalk(PlanningRun run) => _run = run;

    /// <summary>Fills every pairing's places and notes what could not be found or read completely.</summary>
    /// <returns>How many members, however deep, each completely read paired group has.</returns>
    public static Dictionary<ObjectId, int> LayOut(PlanningRun run)
    {
        var walk = new GroupWalk(run);
        walk.FindPairedGroups();
        PairingState[] found = [.. run.Pairings.Where(pairing => pairing.Group >= 0)];
        Array.ForEach(found, walk.Walk);
        GroupCycles.Note(run, walk._visited);
        var sizes = new Dictionary<ObjectId, int>();
        foreach (IGrouping<ObjectId, PairingState> group in found.GroupBy(pairing => pairing.Pairing.DirectoryGroup))
        {
            walk.Measure(group.Key, [.. group], sizes);
        }

        return sizes;
    }

    private void FindPairedGroups()
    {
        foreach (PairingState pairing in _run.Pairings)
        {
            pairing.Group = _run.Directory.Find(pairing.Pairing.Directory, pairing.Pairing.DirectoryGroup);
            if (pairing.Group < 0)
            {
                pairing.Freeze(_run.Notes.Error(NoteCode.GroupNotFound, pairing.Name, $"The directory '{pairing.Pairing.Directory}' shows no such group. Nobody of this pairing is touched. Correct Pairings:{pairing.Index}:DirectoryGroup, or see whether the credential may read the group."));
                continue;
            }

            pairing.Name = _run.Directory.Group(pairing.Group).Name;
            _paired[(int)pairing.Side].Add(pairing.Pairing.DirectoryGroup);
        }
    }

    private void Walk(PairingState pairing)
    {
        Place root = AddPlace(pairing, pairing.Group, null);
        bool mirror = pairing.Pairing.EffectiveNesting == NestedGroupMode.Mirror;
        if (pairing.Pairing.EffectiveNesting == NestedGroupMode.Direct)
        {
            return;
        }

        // Claims keep a mirrored group from being placed twice; a flattened one may feed several targets, and R4 sorts people out.
        HashSet<ObjectId> claimed = mirror ? _claimed[(int)pairing.Side] : [];
        List<(int Group, Place Place)> level = [(pairing.Group, root)];
        while (level.Count > 0)
        {
            level = NextLevel(pairing, level, claimed, ownPlaces: mirror && pairing.IsFull);
        }
    }

    private List<(int Group, Place Place)> NextLevel(PairingState pairing, List<(int Group, Place Place)> level, HashSet<ObjectId> claimed, bool ownPlaces)
    {
        var next = new List<(int Group, int From, Place Parent)>();
        foreach ((int group, Place place) in level)
        {
            foreach (int nested in _run.Directory.Nested(group))
            {
                ObjectId id = _run.Directory.Group(nested).Id;
                if (!_paired[(int)pairing.Side].Contains(id) && claimed.Add(id))
                {
                    next.Add((nested, group, place));
                }
            }
        }

        // R4 prefers, at equal depth, the group with the lower key.
        next.Sort((left, right) => _run.Directory.Group(left.Group).Id.CompareTo(_run.Directory.Group(right.Group).Id));
        next.ForEach(entry => pairing.ReachedFrom[entry.Group] = entry.From);
        return next.ConvertAll(entry => (entry.Group, ownPlaces ? AddPlace(pairing, entry.Group, entry.Parent) : Join(entry.Parent, entry.Group)));
    }

    private Place AddPlace(PairingState pairing, int group, Place? parent)
    {
        var place = new Place(pairing, _run.Places.Count, _run.Directory.Group(group), parent);
        _run.Places.Add(place);
        pairing.Places.Add(place);
        return Join(place, group);
    }

    private Place Join(Place place, int group)
    {
        place.Groups.Add(group);
        _visited.Add(group);
        DirectoryGroup read = _run.Directory.Group(group);
        if (!read.IsComplete)
        {
            _run.MarkIncomplete(place.Pairing.Side, _run.Notes.Warn(NoteCode.IncompleteRead, read.Name, $"The group was not read completely, so nothing is taken away on the {place.Pairing.Side} side in this run: {read.IncompleteReason}"));
        }

        return place;
    }

    /// <summary>S2: measures a group by the pairing that looks deepest, so that it has one size however many pairings it has.</summary>
    private void Measure(ObjectId id, PairingState[] pairings, Dictionary<ObjectId, int> sizes)
    {
        int size = pairings.Max(MembersOf);
        int before = _run.Input.State.LastGroupSizes.GetValueOrDefault(id);
        if (size == 0 && before > 0 && !_run.Input.AllowEmptiedGroups)
        {
            foreach (PairingState pairing in pairings)
            {
                pairing.Freeze(_run.Notes.Error(NoteCode.EmptiedGroup, pairing.Name, $"The group had {before} members at the last run and has none now. Nobody of this pairing is touched until somebody approves the plan that acts on it."));
            }
        }
        else if (Array.TrueForAll(pairings, IsComplete))
        {
            sizes[id] = size;
        }
    }

    private int MembersOf(PairingState pairing) => pairing.Places.SelectMany(place => place.Groups).Sum(_run.Directory.MemberCount);

    private bool IsComplete(PairingState pairing) => pairing.Places.SelectMany(place => place.Groups).All(group => _run.Directory.Group(group).IsComplete);
}
