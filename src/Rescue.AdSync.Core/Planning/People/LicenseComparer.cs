using Rescue.AdSync.Directories;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>R12: whether somebody who has a node is to be given a mobile licence, or gives theirs back.</summary>
internal static class LicenseComparer
{
    /// <summary>Compares somebody who may sign in.</summary>
    /// <param name="run">The planning.</param>
    /// <param name="pairing">The pairing that decides.</param>
    /// <param name="person">The person.</param>
    /// <param name="position">Their node.</param>
    /// <param name="arrives">Whether they come from outside the pairing.</param>
    public static (bool Grants, bool Frees) Compare(PlanningRun run, Pairing pairing, DirectoryUser person, int position, bool arrives)
    {
        if (pairing.MobileLicense)
        {
            return (run.NeedDetails(position) is { HasMobileAddOn: false }, false);
        }

        bool takes = arrives || pairing.ManageMobileLicense == MobileLicenseRule.Strict || MayHoldOurs(run, pairing.Side, person, position);
        return (false, takes && IsHeldBy(run, position));
    }

    /// <summary>Determines whether somebody holds a licence; nobody who is disabled, or stays so, keeps it.</summary>
    public static bool IsHeldBy(PlanningRun run, int position) => run.NeedDetails(position) is { HasMobileAddOn: true };

    private static bool MayHoldOurs(PlanningRun run, Side side, DirectoryUser person, int position)
    {
        // Whoever is known to hold none needs no look at the link.
        return run.Links.HasGrants
            && run.Rescue.DetailsAt(position) is not { HasMobileAddOn: false }
            && run.Links.Of(person.Id, side) is { MobileGranted: true } link
            && link.Node == run.Nodes.Nodes[position].Id;
    }
}
