using CsCheck;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing.Tests.Accounts;

/// <summary>Whatever is done through the client, in whatever order: what was accepted is read back, and the account stays sound.</summary>
public sealed class AccountProperties
{
    private enum Kind
    {
        CreateUser,
        CreateGroup,
        SetUser,
        SetGroup,
        Move,
        Delete,
    }

    // Nodes and e-mails are few, so that operations meet each other.
    private static readonly Gen<Step> Steps = Gen.Select(
        Gen.Enum<Kind>(), Gen.Int[0, 30], Gen.Int[0, 30], Gen.String[0, 8], Gen.Int[0, 7], Gen.Int[0, 15],
        (kind, node, other, text, email, flags) => new Step(kind, node, other, text, $"p{email}@example.com", flags));

    [Fact]
    public void What_was_accepted_is_read_back_and_the_account_stays_sound() => Steps.Array[0, 40].Sample(
        steps =>
        {
            var client = new InMemoryRescueClient();
            client.Account.MobileSeats = 3;
            foreach (Step step in steps)
            {
                Do(client, step);
                CheckSound(client.Account);
            }
        },
        iter: 300);

    [Fact]
    public void A_saved_account_is_the_same_account() => Steps.Array[0, 40].Sample(
        steps =>
        {
            var client = new InMemoryRescueClient();
            Array.ForEach(steps, step => Do(client, step));
            using var file = new MemoryStream();
            client.Account.SaveAsync(file).GetAwaiter().GetResult();
            file.Position = 0;

            EmulatedAccount loaded = EmulatedAccount.LoadAsync(file).GetAwaiter().GetResult();

            Assert.Equal(client.Account.Nodes.Select(Comparable), loaded.Nodes.Select(Comparable));
            Assert.Equal(client.Account.CreateGroup(client.Account.Technicians).Value, loaded.CreateGroup(loaded.Technicians).Value);
        },
        iter: 100);

    private static object Comparable(EmulatedNode node) =>
        (node with { Permissions = [], LockedPermissions = [] }, string.Join(',', node.Permissions), string.Join(',', node.LockedPermissions));

    private static void Do(InMemoryRescueClient client, Step step)
    {
        EmulatedAccount account = client.Account;
        IReadOnlyList<EmulatedNode> nodes = account.Nodes;
        NodeId node = nodes[step.Node % nodes.Count].Id;
        NodeId other = nodes[step.Other % nodes.Count].Id;
        IReadOnlyList<EmulatedNode> before = account.Nodes;
        bool accepted = step.Kind switch
        {
            Kind.CreateUser => client.CreateUserAsync(node).Result.IsOk,
            Kind.CreateGroup => client.CreateGroupAsync(node).Result.IsOk,
            Kind.SetUser => SetUser(client, node, step),
            Kind.SetGroup => SetGroup(client, node, step),
            Kind.Move => Move(client, node, other),
            _ => account.DeleteNode(node).IsOk && account.Find(node) is null,
        };
        Assert.True(accepted || before.SequenceEqual(account.Nodes), "A refused call changed something.");
    }

    private static bool SetUser(InMemoryRescueClient client, NodeId node, Step step)
    {
        var record = new UserRecord
        {
            Id = node,
            Name = step.Text,
            Email = EmailAddress.From(step.Email),
            Nick = step.Text + "n",
            SsoId = (step.Flags & 8) == 0 ? null : "s" + step.Other,
            IsEnabled = (step.Flags & 1) == 0,
            HasMobileAddOn = (step.Flags & 2) == 0,
            HasRpatAddOn = (step.Flags & 4) == 0,
            NewPassword = (step.Flags & 8) == 0 ? new Secret("Passw0rd" + step.Other) : null,
        };
        if (!client.SetUserAsync(record).Result.IsOk)
        {
            return false;
        }

        EmulatedNode read = client.Account[node];
        Assert.Equal(
            (record.Name, record.Email.ToString(), record.Nick, record.SsoId ?? string.Empty, string.Empty, record.IsEnabled, record.HasMobileAddOn, record.HasRpatAddOn),
            (read.Name, read.Email, read.Nick, read.SsoId, read.Description, read.IsEnabled, read.HasMobileAddOn, read.HasRpatAddOn));
        return true;
    }

    private static bool SetGroup(InMemoryRescueClient client, NodeId node, Step step)
    {
        var group = new GroupDetails { Id = node, Name = step.Text, Description = step.Email, IsEnabled = (step.Flags & 1) == 0, Permissions = ["A", "B"] };
        if (!client.SetGroupAsync(group).Result.IsOk)
        {
            return false;
        }

        GroupDetails read = client.GetGroupAsync(node).Result.Value!;
        Assert.Equal((group.Name, group.Description, group.IsEnabled), (read.Name, read.Description, read.IsEnabled));
        Assert.Equal(group.Permissions, read.Permissions);
        return true;
    }

    private static bool Move(InMemoryRescueClient client, NodeId node, NodeId target)
    {
        if (!client.MoveNodeAsync(node, target).Result.IsOk)
        {
            return false;
        }

        Assert.Equal(target, client.Account[node].ParentId);
        Assert.Contains(client.Account.ChildrenOf(target), child => child.Id == node);
        return true;
    }

    private static void CheckSound(EmulatedAccount account)
    {
        IReadOnlyList<EmulatedNode> nodes = account.Nodes;
        EmulatedNode[] people = [.. nodes.Where(node => node.Type.IsUser() && node.Email.Length > 0)];
        Assert.Equal(people.Length, people.Select(node => node.Email).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.True(account.MobileSeatsTaken <= 3);
        Assert.Equal(nodes.Count(node => node.HasMobileAddOn), account.MobileSeatsTaken);
        Assert.All(people, node => Assert.True(!node.IsEnabled || node.HasPassword || node.SsoId.Length > 0));
        Assert.All(nodes.Where(node => node.Id != account.Root), node =>
            Assert.True(TreeRules.IsFixed(node.Type) ? node.ParentId == account.Root : TreeRules.MayHold(account[node.ParentId].Type, node.Type)));
        Assert.Equal(nodes.Count, Reachable(account, account.Root));
    }

    private static int Reachable(EmulatedAccount account, NodeId top) => 1 + account.ChildrenOf(top).Sum(child => Reachable(account, child.Id));

    private sealed record Step(Kind Kind, int Node, int Other, string Text, string Email, int Flags);
}
