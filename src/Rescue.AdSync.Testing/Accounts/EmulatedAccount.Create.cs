using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing;

/// <content>Accounts to start from.</content>
public sealed partial class EmulatedAccount
{
    private const long FirstNode = 337_360;
    private const long SampleAccountId = 1_337;

    /// <summary>Creates an account that has its categories, its account holder, and the synchronisation's own master administrator.</summary>
    /// <param name="organization">The organisation's name.</param>
    /// <param name="callerEmail">The e-mail of the synchronisation's own user.</param>
    public static EmulatedAccount CreateEmpty(string organization = "Example Company", string callerEmail = DefaultCallerEmail)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organization);
        ArgumentException.ThrowIfNullOrWhiteSpace(callerEmail);
        var account = new EmulatedAccount(new AccountTree(FirstNode), SampleAccountId, organization);
        NodeId root = account.AddNode(NodeId.None, NodeType.Root, node => node with { Name = organization });
        NodeId masters = account.AddNode(root, NodeType.MasterAdministrators, node => node with { Name = "Master Administrators" });
        account.AddNode(root, NodeType.Administrators, node => node with { Name = "Administrators" });
        account.AddNode(root, NodeType.Technicians, node => node with { Name = "Technicians" });
        account.AddUser(masters, "Account Owner", AccountHolderEmail, node => node with { IsAccountHolder = true });
        account.Caller = account.AddUser(masters, "Directory Synchronisation", callerEmail);
        return account;
    }

    /// <summary>
    /// Creates a small account: an administrator, and the technician groups Support (with Level 2 in it) and Field, with two
    /// technicians each.
    /// </summary>
    /// <param name="callerEmail">The e-mail of the synchronisation's own user.</param>
    public static EmulatedAccount CreateSample(string callerEmail = DefaultCallerEmail)
    {
        EmulatedAccount account = CreateEmpty(callerEmail: callerEmail);
        account.AddUser(account.Administrators, "Ada Abel", "ada.abel@example.com");
        NodeId support = account.AddGroup(account.Technicians, "Support", "First line");
        NodeId levelTwo = account.AddGroup(support, "Level 2", "Second line");
        NodeId field = account.AddGroup(account.Technicians, "Field", "On the road");
        account.AddUser(support, "Ben Brook", "ben.brook@example.com");
        account.AddUser(support, "Cleo Carr", "cleo.carr@example.com");
        account.AddUser(levelTwo, "Dan Dale", "dan.dale@example.com");
        account.AddUser(levelTwo, "Eve Elm", "eve.elm@example.com");
        account.AddUser(field, "Finn Fox", "finn.fox@example.com", node => node with { HasMobileAddOn = true });
        account.AddUser(field, "Gus Glen", "gus.glen@example.com");
        return account;
    }
}
