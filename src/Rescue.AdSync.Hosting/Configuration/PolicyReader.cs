using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Hosting;

internal static class PolicyReader
{
    public static void Read(SectionReader root, PolicyOptions policy)
    {
        if (root.Section(nameof(AdSyncOptions.Policy)) is not { } reader)
        {
            return;
        }

        policy.UseUpnInsteadOfEmail = reader.Flag(nameof(policy.UseUpnInsteadOfEmail)) ?? policy.UseUpnInsteadOfEmail;
        policy.UseEmailAsSsoId = reader.Flag(nameof(policy.UseEmailAsSsoId)) ?? policy.UseEmailAsSsoId;
        policy.MaxGroups = reader.Integer(nameof(policy.MaxGroups)) ?? policy.MaxGroups;
        policy.MaxMembersPerGroup = reader.Integer(nameof(policy.MaxMembersPerGroup)) ?? policy.MaxMembersPerGroup;
        policy.MaxDisables = Brake(reader, nameof(policy.MaxDisables), policy.MaxDisables) ?? policy.MaxDisables;
        policy.MaxMoves = Brake(reader, nameof(policy.MaxMoves), policy.MaxMoves) ?? policy.MaxMoves;
        policy.MaxCreates = Brake(reader, nameof(policy.MaxCreates), new Brake(0, 0)) ?? policy.MaxCreates;
        policy.MobileSeats = reader.Integer(nameof(policy.MobileSeats)) ?? policy.MobileSeats;
        policy.MinimumMasterAdministrators = reader.Integer(nameof(policy.MinimumMasterAdministrators)) ?? policy.MinimumMasterAdministrators;
        Replace(policy.Protected, reader.Texts(nameof(policy.Protected)));
        Replace(policy.Exclude, reader.Texts(nameof(policy.Exclude)));
        reader.RejectUnknownKeys();
    }

    /// <summary>Replaces the items of a list, if there are new ones.</summary>
    public static void Replace(IList<string> list, IReadOnlyList<string> items)
    {
        if (items.Count > 0)
        {
            list.Clear();
        }

        foreach (string item in items)
        {
            list.Add(item);
        }
    }

    /// <summary>Reads a brake; a part that is not written keeps its default.</summary>
    private static Brake? Brake(SectionReader policy, string key, Brake defaults)
    {
        if (policy.Section(key) is not { } reader)
        {
            return null;
        }

        var brake = new Brake(
            reader.Integer(nameof(Policies.Brake.Count)) ?? defaults.Count,
            reader.Integer(nameof(Policies.Brake.Percent)) ?? defaults.Percent);
        reader.RejectUnknownKeys();
        return brake;
    }
}
