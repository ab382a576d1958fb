using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Benchmarks.Baselines;

/// <summary>A person at the first place that wants them: what the baselines compare with a node.</summary>
/// <remarks>The baselines differ in how they find the node; what they make of it is the same, and is here.</remarks>
internal sealed record Wanted(DirectoryUser Person, Pairing Pairing, int Index)
{
    /// <summary>Lists what the person needs; nothing for somebody who is in step.</summary>
    /// <param name="node">The person's node, or <see langword="null"/>.</param>
    /// <param name="details">The details of that node.</param>
    /// <param name="granted">Whether a link says that the licence was ours to give.</param>
    public IEnumerable<Operation> Compare(RescueNode? node, UserDetails? details, bool granted)
    {
        bool active = Person.State == AccountState.Enabled;
        if (node is null)
        {
            return active ? Create() : [];
        }

        bool mobile = details is { HasMobileAddOn: true };
        return active ? Correct(node, details, mobile, granted) : Retire(Index, node, mobile);
    }

    /// <summary>Lists what a person needs who has nothing to do here any more.</summary>
    public static IEnumerable<Operation> Retire(int pairing, RescueNode node, bool mobile)
    {
        if (node.IsEnabled)
        {
            yield return new Operation(ActionKind.DisableUser, pairing, node.Email.ToString(), node.Id, []);
        }

        if (mobile)
        {
            yield return new Operation(ActionKind.FreeMobile, pairing, node.Email.ToString(), node.Id, []);
        }
    }

    private IEnumerable<Operation> Create()
    {
        yield return new Operation(ActionKind.CreateUser, Index, Person.Mail!, null,
            [
                new FieldChange(Field.Name, null, Person.DisplayName),
                new FieldChange(Field.Nick, null, Person.GivenName),
                new FieldChange(Field.Email, null, Person.Mail),
                new FieldChange(Field.Description, null, Person.Department),
            ]);
        if (Pairing.MobileLicense)
        {
            yield return new Operation(ActionKind.GrantMobile, Index, Person.Mail!, null, []);
        }
    }

    private IEnumerable<Operation> Correct(RescueNode node, UserDetails? details, bool mobile, bool granted)
    {
        string email = node.Email.ToString();
        bool moves = node.ParentId != Pairing.Target.GroupId;
        if (moves)
        {
            yield return new Operation(ActionKind.MoveUser, Index, email, node.Id, []);
        }

        if (Differences(node, details) is { Count: > 0 } changes)
        {
            yield return new Operation(ActionKind.UpdateUser, Index, email, node.Id, changes);
        }

        if (!node.IsEnabled)
        {
            yield return new Operation(ActionKind.EnableUser, Index, email, node.Id, []);
        }

        if (Pairing.MobileLicense != mobile && (Pairing.MobileLicense || granted || moves))
        {
            yield return new Operation(mobile ? ActionKind.FreeMobile : ActionKind.GrantMobile, Index, email, node.Id, []);
        }
    }

    private List<FieldChange> Differences(RescueNode node, UserDetails? details)
    {
        var changes = new List<FieldChange>();
        Compare(changes, Field.Name, node.Name, Person.DisplayName, StringComparison.Ordinal);
        Compare(changes, Field.Nick, details?.Nick, Person.GivenName, StringComparison.Ordinal);
        Compare(changes, Field.Email, node.Email.ToString(), Person.Mail, StringComparison.OrdinalIgnoreCase);
        Compare(changes, Field.Description, node.Description, Person.Department, StringComparison.Ordinal);
        return changes;
    }

    private static void Compare(List<FieldChange> changes, Field field, string? present, string? wanted, StringComparison comparison)
    {
        if (!string.Equals(present, wanted, comparison))
        {
            changes.Add(new FieldChange(field, present, wanted));
        }
    }
}
