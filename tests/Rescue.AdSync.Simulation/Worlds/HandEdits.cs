using Rescue.AdSync.Accounts;
using Rescue.AdSync.Simulation.Scenarios;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Simulation.Worlds;

/// <summary>An administrator who works in Rescue at the same time.</summary>
internal sealed class HandEdits(EmulatedAccount account, AccountBuilder groups, SimulatedDirectory directory)
{
    private int _count;

    /// <summary>Makes one change.</summary>
    /// <returns>What was changed, in words; <see langword="null"/> if there was nothing of the kind to change.</returns>
    public string? Make(int salt)
    {
        var dice = Dice.For((ulong)salt, "edit");
        int kind = dice.Below(16);
        return kind switch
        {
            0 or 1 => Create(dice),
            2 => RenameGroup(dice),
            3 => AddGroup(dice),
            4 => DeleteGroup(),
            _ => EditUser(dice, kind),
        };
    }

    private string? EditUser(Dice dice, int kind)
    {
        EmulatedNode[] people = [.. account.Nodes.Where(node => node.Type.IsUser() && node.Email.Length > 0 && node.Id != account.Caller && !node.IsAccountHolder)];
        if (people.Length == 0)
        {
            return null;
        }

        EmulatedNode who = dice.Pick(people);
        int number = ++_count;
        switch (kind)
        {
            case 5:
                return Set(who, node => node with { Name = $"Renamed {number}" }, $"is called Renamed {number}");
            case 6 when who.Type == NodeType.Technician:
                NodeId target = dice.Pick([groups.Support, groups.Field, groups.Elsewhere]);
                return Set(who, node => node with { ParentId = target }, $"is moved to {account[target].Name}");
            case 7:
                return Set(who, node => node with { Status = NodeStatus.Disabled }, "is disabled");
            case 8:
                return Set(who, node => node with { Status = NodeStatus.Online }, "is enabled, and signs in");
            case 9:
                account.Remove(who.Id);
                return $"{who} (node {who.Id}) is deleted";
            case 10:
                return Set(who, node => node with { Nick = $"Nick by hand {number}" }, $"has the nick Nick by hand {number}");
            case 11:
                return Set(who, node => node with { SsoId = $"hand-{number}" }, $"has the SSO id hand-{number}");
            case 12:
                return Set(who, node => node with { Description = $"Described by hand {number}" }, "has another description");
            case 13:
                bool mobile = !who.HasMobileAddOn && !(account.MobileSeatsTaken >= account.MobileSeats);
                return Set(who, node => node with { HasMobileAddOn = mobile }, mobile ? "has a mobile licence" : "has no mobile licence");
            case 14:
                return Set(who, node => node with { Email = $"hand{number}@example.com" }, $"has the e-mail hand{number}@example.com");
            case 15 when who.Type == NodeType.MasterAdministrator && who.IsEnabled:
                foreach (EmulatedNode holder in account.Nodes.Where(node => node.IsAccountHolder))
                {
                    account.Edit(holder.Id, node => node with { IsAccountHolder = false });
                }

                return Set(who, node => node with { IsAccountHolder = true }, "is the account holder now");
            default:
                return Set(who, node => node with { HasRpatAddOn = !node.HasRpatAddOn }, "has the RPAT add-on changed");
        }
    }

    private string Set(EmulatedNode who, Func<EmulatedNode, EmulatedNode> change, string what)
    {
        account.Edit(who.Id, change);
        return $"{who} (node {who.Id}) {what}";
    }

    /// <summary>Creates somebody who is in the directory and not in Rescue: the synchronisation may be about to do the same.</summary>
    private string? Create(Dice dice)
    {
        string[] absent = [.. directory.People.Select(person => person.User.Mail!).Where(mail => account.FindByEmail(mail).Count == 0)];
        if (absent.Length == 0)
        {
            return null;
        }

        string mail = dice.Pick(absent);
        NodeId parent = dice.Pick([groups.Support, groups.Field, groups.Elsewhere, account.Administrators]);
        NodeId node = account.AddUser(parent, $"Made by hand {++_count}", mail, user => user with { Nick = "By hand" });
        return $"{mail} is created as node {node} in {account[parent].Name}";
    }

    private string? RenameGroup(Dice dice)
    {
        EmulatedNode[] children = [.. account.Nodes.Where(node => node.Type == NodeType.TechnicianGroup && node.ParentId != account.Technicians && node.Name.Length > 0)];
        return children.Length == 0 ? null : Set(dice.Pick(children), node => node with { Name = $"Group by hand {++_count}" }, "is renamed");
    }

    private string? AddGroup(Dice dice)
    {
        string name = dice.Pick(["Level 2", "Night"]);
        return account.ChildrenOf(groups.Support).Any(child => string.Equals(child.Name, name, StringComparison.OrdinalIgnoreCase))
            ? null
            : $"group {name} is created as node {account.AddGroup(groups.Support, name)} in Support";
    }

    private string? DeleteGroup()
    {
        EmulatedNode? empty = account.Nodes.FirstOrDefault(node => node.Type == NodeType.TechnicianGroup
            && node.ParentId != account.Technicians && node.Name.Length > 0 && account.ChildrenOf(node.Id).Count == 0);
        if (empty is null)
        {
            return null;
        }

        account.Remove(empty.Id);
        return $"group {empty} (node {empty.Id}) is deleted";
    }
}
