namespace Rescue.AdSync.Planning;

/// <summary>R3: finds directory groups that contain each other, by Tarjan's algorithm without recursion.</summary>
internal sealed class GroupCycles
{
    private readonly PlanningRun _run;
    private readonly Dictionary<int, int> _order = [];
    private readonly Dictionary<int, int> _lowest = [];
    private readonly HashSet<int> _onPath = [];
    private readonly Stack<int> _path = new();
    private readonly Stack<(int Group, int[] Nested, int Next)> _pending = new();

    private GroupCycles(PlanningRun run) => _run = run;

    public static void Note(PlanningRun run, IReadOnlyCollection<int> visited)
    {
        var search = new GroupCycles(run);
        foreach (int group in visited)
        {
            if (!search._order.ContainsKey(group))
            {
                search.Search(group);
            }
        }
    }

    private void Search(int start)
    {
        Enter(start);
        while (_pending.TryPop(out (int Group, int[] Nested, int Next) frame))
        {
            if (frame.Next < frame.Nested.Length)
            {
                int nested = frame.Nested[frame.Next];
                _pending.Push((frame.Group, frame.Nested, frame.Next + 1));
                if (!_order.TryGetValue(nested, out int order))
                {
                    Enter(nested);
                }
                else if (_onPath.Contains(nested))
                {
                    Lower(frame.Group, order);
                }
            }
            else
            {
                Leave(frame.Group, frame.Nested);
            }
        }
    }

    private void Enter(int group)
    {
        _order[group] = _lowest[group] = _order.Count;
        _onPath.Add(group);
        _path.Push(group);
        _pending.Push((group, _run.Directory.Nested(group), 0));
    }

    private void Leave(int group, int[] nested)
    {
        if (_pending.TryPeek(out (int Group, int[] Nested, int Next) parent))
        {
            Lower(parent.Group, _lowest[group]);
        }

        if (_lowest[group] != _order[group])
        {
            return;
        }

        var members = new List<int>();
        int member;
        do
        {
            member = _path.Pop();
            _onPath.Remove(member);
            members.Add(member);
        }
        while (member != group);

        if (members.Count > 1 || nested.Contains(group))
        {
            Report(members);
        }
    }

    private void Lower(int group, int order) => _lowest[group] = Math.Min(_lowest[group], order);

    private void Report(List<int> members)
    {
        string[] names = [.. members.Select(_run.Directory.Group).OrderBy(group => group.Id).Select(group => group.Name)];
        PlanNote note = _run.Notes.Warn(NoteCode.GroupCycle, names[0], $"These groups contain each other, and were walked once: {string.Join(", ", names)}.");
        _run.Cycles.Add(([.. members], note));
    }
}
