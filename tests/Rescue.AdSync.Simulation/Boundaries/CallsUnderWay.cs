using Rescue.AdSync.Simulation.Worlds;

namespace Rescue.AdSync.Simulation.Boundaries;

/// <summary>Requests that left the process and have not arrived yet.</summary>
internal sealed class CallsUnderWay(World world)
{
    private readonly List<(int Due, SentCall Call)> _late = [];

    public void Add(SentCall call, int salt) => _late.Add((world.Tick + 2 + (salt % 80), call));

    /// <summary>Delivers what arrives by now.</summary>
    public void DeliverDue()
    {
        for (int i = 0; i < _late.Count; i++)
        {
            if (_late[i].Due <= world.Tick)
            {
                SentCall call = _late[i].Call;
                _late.RemoveAt(i--);
                Deliver(call);
            }
        }
    }

    /// <summary>Delivers everything.</summary>
    public void DeliverRest()
    {
        foreach ((int _, SentCall call) in _late)
        {
            Deliver(call);
        }

        _late.Clear();
    }

    private void Deliver(SentCall call)
    {
        world.Tell($"delivered late: {call}");
        world.Observer.Deliver(call, isLate: true);
    }
}
