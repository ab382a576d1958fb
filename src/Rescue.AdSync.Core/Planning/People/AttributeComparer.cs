using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>R10: which managed fields of a user differ. An empty source leaves its field alone.</summary>
/// <remarks>A user who was created and never filled gets what the create would have set, as far as nobody set it since (E3).</remarks>
internal static class AttributeComparer
{
    /// <summary>Gets the changes of name, nick and description, or <see langword="null"/> for none.</summary>
    public static List<FieldChange>? Changes(PlanningRun run, Pairing pairing, DirectoryUser person, int position, EmailAddress email)
    {
        List<FieldChange>? changes = null;
        RescueNode node = run.Nodes.Nodes[position];
        bool isUnfilled = node.Email.IsNone;
        AttributeMap map = pairing.Attributes;
        Compare(ref changes, Field.Name, map.Name, person, node.Name, isUnfilled);
        if (changes is null && isUnfilled && node.Name is null)
        {
            changes = [new FieldChange(Field.Name, null, FallbackName(person, email))];
        }

        if (map.Nick is { } nick && MaySet(nick.Write, isUnfilled, present: null) && run.NeedDetails(position) is { } details)
        {
            Compare(ref changes, Field.Nick, nick, person, details.Nick, isUnfilled);
        }

        Compare(ref changes, Field.Description, map.Description, person, node.Description, isUnfilled);
        return changes;
    }

    /// <summary>Gets the SSO id that shall be set, or <see langword="null"/> where it is right or not managed (R11).</summary>
    public static string? NewSsoId(PlanningRun run, Pairing pairing, DirectoryUser person, int position)
    {
        WriteRule rule = pairing.Attributes.SsoId;
        bool isUnfilled = run.Nodes.Nodes[position].Email.IsNone;
        if (!MaySet(rule, isUnfilled, present: null)
            || SsoId.Of(run.Policy, pairing, person) is not { } wanted
            || run.NeedDetails(position) is not { } details)
        {
            return null;
        }

        return MaySet(rule, isUnfilled, details.SsoId) && !string.Equals(details.SsoId, wanted, StringComparison.OrdinalIgnoreCase) ? wanted : null;
    }

    /// <summary>Adds what a create sets, but for e-mail, SSO id, status and parent.</summary>
    public static void AddInitial(List<FieldChange> changes, Pairing pairing, DirectoryUser person, EmailAddress email)
    {
        AttributeMap map = pairing.Attributes;
        string? configured = map.Name.Write == WriteRule.Never ? null : map.Name.Source.ValueFor(person);
        changes.Add(new FieldChange(Field.Name, null, configured ?? FallbackName(person, email)));
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

    // Rescue refuses a user without a name.
    private static string FallbackName(DirectoryUser person, EmailAddress email) =>
        AttributeSource.DefaultName.ValueFor(person) ?? email.ToString();

    private static bool MaySet(WriteRule rule, bool isUnfilled, string? present) =>
        rule == WriteRule.Always || (rule == WriteRule.OnCreate && isUnfilled && present is null);

    private static void Compare(ref List<FieldChange>? changes, Field field, AttributeRule? rule, DirectoryUser person, string? present, bool isUnfilled)
    {
        if (rule is not null
            && MaySet(rule.Write, isUnfilled, present)
            && rule.Source.ValueFor(person) is { } wanted
            && !string.Equals(present, wanted, StringComparison.Ordinal))
        {
            (changes ??= []).Add(new FieldChange(field, present, wanted));
        }
    }
}
