using System.Collections.Immutable;
using System.Globalization;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Reporting.Content;

/// <summary>One setting, as a person reads it.</summary>
internal sealed record PolicySetting(string Name, string Value, string Meaning);

/// <summary>The settings of the whole policy, or of one pairing.</summary>
internal sealed record PolicySection(string Title, ImmutableArray<PolicySetting> Settings);

/// <summary>Puts the policy that a plan was made under in words.</summary>
internal static class PolicyRows
{
    public static IEnumerable<PolicySection> Of(ReportContent content)
    {
        SyncPolicy policy = content.Plan.Policy;
        yield return new PolicySection("Everywhere", Global(policy));
        for (int i = 0; i < policy.Pairings.Length; i++)
        {
            Pairing pairing = policy.Pairings[i];
            string title = $"Pairing {Number(i + 1)}: {GroupName(content, pairing)} \u2192 {TargetName(content, pairing)}";
            yield return new PolicySection(title, [.. Of(content, pairing), .. Attributes(policy, pairing)]);
        }
    }

    private static ImmutableArray<PolicySetting> Global(SyncPolicy policy) =>
    [
        new("Pairings", Number(policy.Pairings.Length), "Directory groups that are kept in step; their order is their precedence."),
        new("Sign-in e-mail", policy.UseUpnInsteadOfEmail ? "User principal name" : "Mail attribute", "What people sign in to Rescue with."),
        new("E-mail as SSO id", YesNo(policy.UseEmailAsSsoId), "For pairings that say nothing of it themselves."),
        new("Most groups", Number(policy.MaxGroups), "With more groups, mirrored ones included, the plan is refused."),
        new("Most members of a group", Number(policy.MaxMembersPerGroup), "A pairing with more is frozen: nobody in it is touched."),
        new("Brake on disabling", Text(policy.MaxDisables), "More than this and the whole plan is blocked until approved."),
        new("Brake on moving", Text(policy.MaxMoves), "More than this and the whole plan is blocked until approved."),
        new("Brake on creating", Text(policy.MaxCreates), "More than this and the whole plan is blocked until approved."),
        new("Protected", List(policy.Protected), "Never touched. So are the account holder and the user behind the credential."),
        new("Excluded", List(policy.Exclude), "Treated as if they were not members of anything."),
        new("Mobile licences", policy.MobileSeats is { } seats ? Number(seats) : "Until Rescue refuses", "How many may be given out."),
        new("Least master administrators", Number(policy.MinimumMasterAdministrators), "As many enabled ones remain at every step, the account holder included."),
    ];

    private static IEnumerable<PolicySetting> Of(ReportContent content, Pairing pairing) =>
    [
        new("Directory group", $"{GroupName(content, pairing)} ({pairing.DirectoryGroup})", $"In the directory {pairing.Directory}."),
        new("Rescue group", $"{TargetName(content, pairing)} ({pairing.Target})", "Where the members belong."),
        new("Role", Text(pairing.Role), "What the members become."),
        new("Full group synchronization", pairing.FullGroupSync ? "On" : "Off", pairing.FullGroupSync
            ? "Groups, people and hierarchy follow the directory."
            : "Only the status of people who are in Rescue already follows the directory."),
        new("Nested groups", pairing.NestedGroups.ToString(), Meaning(pairing)),
        new("Guests", WithDefault(pairing.Guests, pairing.Side == Side.Technician ? GuestRule.Include : GuestRule.Exclude), "Whether guests of the directory count as members."),
        new("Unmanaged users", WithDefault(pairing.UnmatchedUsers, pairing.FullGroupSync ? UnmatchedUserRule.Disable : UnmatchedUserRule.Leave), "What happens to people in the group who were never managed from the directory."),
        new("Excluded", List(pairing.Exclude), "Treated as if they were not members."),
        new("Mobile licence", YesNo(pairing.MobileLicense), pairing.MobileLicense
            ? "Members get one, while there are any."
            : pairing.ManageMobileLicense == MobileLicenseRule.Strict ? "Taken from every member." : "Taken only where the synchronisation gave it."),
    ];

    private static IEnumerable<PolicySetting> Attributes(SyncPolicy policy, Pairing pairing)
    {
        AttributeMap map = pairing.Attributes;
        SsoIdSource sso = pairing.SsoId ?? (policy.UseEmailAsSsoId ? SsoIdSource.Email : SsoIdSource.None);
        yield return Attribute("Name", map.Name);
        yield return Attribute("Nick", map.Nick);
        yield return Attribute("Description", map.Description);
        yield return sso == SsoIdSource.None
            ? new PolicySetting("SSO id", "Not managed", "Left as it is.")
            : new PolicySetting("SSO id", sso == SsoIdSource.Upn ? "userPrincipalName" : "mail", Text(map.SsoId));
    }

    private static PolicySetting Attribute(string field, AttributeRule? rule) => rule is null
        ? new PolicySetting(field, "Not managed", "Left as it is.")
        : new PolicySetting(field, rule.Source.Text, Text(rule.Write));

    private static string GroupName(ReportContent content, Pairing pairing)
    {
        foreach (DirectorySnapshot directory in content.Preview.Directories)
        {
            if (directory.Directory == pairing.Directory && directory.TryGetGroup(pairing.DirectoryGroup, out DirectoryGroup? group))
            {
                return group.Name;
            }
        }

        return pairing.DirectoryGroupName ?? pairing.DirectoryGroup.ToString();
    }

    private static string TargetName(ReportContent content, Pairing pairing)
    {
        if (pairing.Target.IsAdministrators || pairing.Target.IsMasterAdministrators)
        {
            return pairing.Target.IsAdministrators ? "Administrators" : "Master Administrators";
        }

        return content.Preview.Rescue.TryGetNode(pairing.Target.GroupId, out _)
            ? content.Paths.Of(pairing.Target.GroupId)
            : pairing.TargetName ?? pairing.Target.ToString();
    }

    private static string Meaning(Pairing pairing) => pairing switch
    {
        { NestedGroups: NestedGroupMode.Direct } => "They are ignored.",
        { NestedGroups: NestedGroupMode.Mirror, Role: not Role.MasterAdministrator } => "Each becomes a child group in Rescue, with its own members.",
        _ => "All their members sit in the Rescue group itself.",
    };

    private static string Text(Brake? brake) => brake switch
    {
        null => "Off",
        { IsReleased: true } => $"Released ({brake.Percent} %)",
        _ => $"{Number(brake.Count)}, or {Number(brake.Percent)} % of the enabled users in scope",
    };

    private static string Text(Role role) => role == Role.MasterAdministrator ? "Master administrator" : role.ToString();

    private static string Text(WriteRule rule) => rule switch
    {
        WriteRule.Always => "Written on create, and kept in step.",
        WriteRule.OnCreate => "Written on create only.",
        _ => "Never written.",
    };

    private static string WithDefault<T>(T? chosen, T fallback)
        where T : struct, Enum => chosen?.ToString() ?? $"{fallback} (default)";

    private static string List(ImmutableArray<string> patterns) => patterns.IsDefaultOrEmpty ? "Nobody" : string.Join(", ", patterns);

    private static string YesNo(bool value) => value ? "Yes" : "No";

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
