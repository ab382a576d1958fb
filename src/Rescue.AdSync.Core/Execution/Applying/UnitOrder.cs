namespace Rescue.AdSync.Execution;

/// <summary>Puts units behind those that they wait for.</summary>
internal static class UnitOrder
{
    /// <summary>Raises the stage or the level of every unit that waits for one that would not be done before it.</summary>
    /// <remarks>
    /// Units that wait for each other in a circle, for example two people who swap e-mails, keep their place: none of them
    /// finds its prerequisites done, so none is tried. Linear in units and prerequisites.
    /// </remarks>
    public static void Arrange(IReadOnlyList<WorkUnit> units)
    {
        Dictionary<int, WorkUnit> byAction = units
            .SelectMany(unit => unit.Actions.Select(planned => (planned.Index, unit)))
            .ToDictionary(pair => pair.Index, pair => pair.unit);
        (Dictionary<WorkUnit, int> waiting, Dictionary<WorkUnit, List<WorkUnit>> followers) = Connect(units, byAction);
        var ready = new Queue<WorkUnit>(units.Where(unit => !waiting.ContainsKey(unit)));
        while (ready.TryDequeue(out WorkUnit? done))
        {
            foreach (WorkUnit follower in followers.GetValueOrDefault(done, []))
            {
                PutBehind(done, follower);
                if (--waiting[follower] == 0)
                {
                    ready.Enqueue(follower);
                }
            }
        }
    }

    private static (Dictionary<WorkUnit, int> Waiting, Dictionary<WorkUnit, List<WorkUnit>> Followers) Connect(
        IReadOnlyList<WorkUnit> units,
        Dictionary<int, WorkUnit> byAction)
    {
        var waiting = new Dictionary<WorkUnit, int>();
        var followers = new Dictionary<WorkUnit, List<WorkUnit>>();
        foreach (WorkUnit unit in units)
        {
            WorkUnit[] before = [.. unit.Actions.SelectMany(planned => planned.Prerequisites).Select(needed => byAction[needed.Index]).Where(other => other != unit).Distinct()];
            if (before.Length == 0)
            {
                continue;
            }

            waiting.Add(unit, before.Length);
            foreach (WorkUnit other in before)
            {
                if (!followers.TryGetValue(other, out List<WorkUnit>? list))
                {
                    followers.Add(other, list = []);
                }

                list.Add(unit);
            }
        }

        return (waiting, followers);
    }

    private static void PutBehind(WorkUnit first, WorkUnit second)
    {
        if (second.Stage < first.Stage)
        {
            (second.Stage, second.Level) = (first.Stage, first.Level + 1);
        }
        else if (second.Stage == first.Stage)
        {
            second.Level = Math.Max(second.Level, first.Level + 1);
        }
    }
}
