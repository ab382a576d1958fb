using Rescue.AdSync.Simulation.Scenarios;

namespace Rescue.AdSync.Simulation.Worlds;

/// <summary>The incidents of a run that are still to come, each from one call on.</summary>
internal sealed class Timetable
{
    private readonly List<Incident> _pending = [];
    private int _call;

    /// <summary>Begins a run.</summary>
    public void Begin(IEnumerable<Incident> incidents)
    {
        _call = 0;
        _pending.Clear();
        _pending.AddRange(incidents);
        _pending.Sort(static (left, right) => left.At.CompareTo(right.At));
    }

    /// <summary>Goes on to the next call of the process.</summary>
    public void NextCall() => _call++;

    /// <summary>Takes out what happens at this call: all that is between calls, and the first that applies to it.</summary>
    /// <param name="applies">Says whether an incident can strike here.</param>
    /// <param name="mayCancel">Whether the run can be cancelled here.</param>
    /// <param name="happens">Is told what happens between calls, in order.</param>
    /// <returns>What strikes the call, or <see langword="null"/>.</returns>
    public Incident? Take(Func<Incident, bool> applies, bool mayCancel, Action<Incident> happens)
    {
        Incident? found = null;
        for (int i = 0; i < _pending.Count && _pending[i].At <= _call; i++)
        {
            Incident incident = _pending[i];
            if (incident.Kind == IncidentKind.Cancel && !mayCancel)
            {
                continue;
            }

            if (incident.Kind.IsBetweenCalls())
            {
                _pending.RemoveAt(i--);
                happens(incident);
            }
            else if (found is null && applies(incident))
            {
                _pending.RemoveAt(i--);
                found = incident;
            }
        }

        return found;
    }
}
