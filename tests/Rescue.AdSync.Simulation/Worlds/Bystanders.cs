using Rescue.AdSync.Simulation.Scenarios;

namespace Rescue.AdSync.Simulation.Worlds;

/// <summary>Everybody else: whoever stops the run or begins another, edits Rescue, or changes the directory.</summary>
internal sealed class Bystanders(World world)
{
    private readonly HandEdits _edits = new(world.Account, world.Groups, world.Directory);

    public void Act(Incident incident)
    {
        switch (incident.Kind)
        {
            case IncidentKind.Cancel:
                world.Tell("the run is cancelled");
                world.Cancellation.Cancel();
                break;
            case IncidentKind.SecondRun:
                world.Lock.ReachFromElsewhere();
                break;
            case IncidentKind.EditRescue:
                if (world.Observer.ByHand(() => _edits.Make(incident.Salt)) is { } edit)
                {
                    world.Tell($"by hand: {edit}");
                }

                break;
            default:
                if (world.Directory.Change(incident.Salt) is { } change)
                {
                    world.Tell($"directory: {change}");
                }

                break;
        }
    }
}
