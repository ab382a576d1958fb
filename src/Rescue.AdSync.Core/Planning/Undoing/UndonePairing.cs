using Rescue.AdSync.Directories;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>Stands for the pairing that an action of an earlier run belonged to; it may no longer be configured.</summary>
internal static class UndonePairing
{
    public static PairingState Of(PlanAction action) => new(
        new Pairing
        {
            Directory = new DirectoryName("history"),
            DirectoryGroup = ObjectId.None,
            Target = RescueTarget.Group(NodeId.None),
            Role = action.Side == Side.Technician ? Role.Technician : Role.Administrator,
        },
        action.PairingIndex)
    {
        Name = action.Pairing,
    };
}
