using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>R10: which managed fields of a user differ. An empty source leaves its field alone.</summary>
internal static class AttributeComparer
{
    /// <summary>Gets the changes of name, nick and description, or <see langword="null"/> for none.</summary>
    public static List<FieldChange>? Changes(PlanningRun run, Pairing pairing, DirectoryUser person, int position)
    {
        List<FieldChange>? changes = null;
        RescueNode node = run.Nodes.Nodes[position];
        AttributeMap map = pairing.Attributes;
        Compare(ref changes, Field.Name, map.Name, person, node.Name);
        if (map.Nick is { Write: WriteRule.Always } nick && run.NeedDetails(position) is { } details)
        {
            Compare(ref changes, Field.Nick, nick, person, details.Nick);
        }

        Compare(ref changes, Field.Description, map.Description, person, node.Description);
        return changes;
    }

    /// <summary>Gets the SSO id that shall be set, or <see langword="null"/> where it is right or not managed (R11).</summary>
    public static string? NewSsoId(PlanningRun run, Pairing pairing, DirectoryUser person, int position)
    {
        if (pairing.Attributes.SsoId != WriteRule.Always
            || SsoId.Of(run.Policy, pairing, person) is not { } wanted
            || run.NeedDetails(position) is not { } details)
        {
            return null;
        }

        return string.Equals(details.SsoId, wanted, StringComparison.OrdinalIgnoreCase) ? null : wanted;
    }

    /// <summary>Adds what a create sets, but for e-mail, SSO id, status and parent.</summary>
    public static void AddInitial(List<FieldChange> changes, Pairing pairing, DirectoryUser person, EmailAddress email)
    {
        AttributeMap map = pairing.Attributes;
        string? configured = map.Name.Write == WriteRule.Never ? null : map.Name.Source.ValueFor(person);

        // Rescue refuses a user without a name.
        changes.Add(new FieldChange(Field.Name, null, configured ?? AttributeSource.DefaultName.ValueFor(person) ?? email.ToString()));
        AddInitial(changes, Field.Nick, map.Nick, person);
        AddInitial(changes, Field.Description, map.Description, person);
    }

    private static void AddInitial(List<FieldChange> changes, Field field, AttributeRule? rule, DirectoryUser person)
    {
        if (rule is not null && rule.Write != WriteRule.Never && rule.Source.ValueFor(person) is { } value)
        {
            changes.Add(new FieldChange(field, null, value));
        }
    }

    private static void Compare(ref List<FieldChange>? changes, Field field, AttributeRule? rule, DirectoryUser person, string? present)
    {
        if (rule is { Write: WriteRule.Always } && rule.Source.ValueFor(person) is { } wanted && !string.Equals(present, wanted, StringComparison.Ordinal))
        {
            (changes ??= []).Add(new FieldChange(field, present, wanted));
        }
    }
}
