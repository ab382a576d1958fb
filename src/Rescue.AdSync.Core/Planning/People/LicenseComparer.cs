using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>R12: whether somebody who has a node is to be given a mobile licence, or gives theirs back.</summary>
internal static class LicenseComparer
{
    /// <summary>Compares somebody who may sign in.</summary>
    /// <param name="run">The planning.</param>
    /// <param name="pairing">The pairing that decides.</param>
    /// <param name="position">The person's node.</param>
    /// <param name="arrives">Whether they come from outside the pairing.</param>
    public static (bool Grants, bool Frees) Compare(PlanningRun run, Pairing pairing, int position, bool arrives)
    {
        if (pairing.MobileLicense)
        {
            return (run.NeedDetails(position) is { HasMobileAddOn: false }, false);
        }

        bool takes = arrives || pairing.ManageMobileLicense == MobileLicenseRule.Strict || MayHoldOurs(run, position);
        return (false, takes && IsHeldBy(run, position));
    }

    /// <summary>Determines whether somebody holds a licence; nobody who is disabled, or stays so, keeps it.</summary>
    public static bool IsHeldBy(PlanningRun run, int position) => run.NeedDetails(position) is { HasMobileAddOn: true };

    private static bool MayHoldOurs(PlanningRun run, int position)
    {
        // Whoever is known to hold none needs no look at the link, which may still be that of an account before theirs.
        return run.Links.HasGrants
            && run.Rescue.DetailsAt(position) is not { HasMobileAddOn: false }
            && run.Links.Of(run.Nodes.Nodes[position].Id) is { MobileGranted: true };
    }
}
