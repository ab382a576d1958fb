using System.Collections.Concurrent;
using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Execution;

/// <summary>Holds what a plan wants against what was read right before the write (S6).</summary>
/// <remarks>
/// Refuses whoever is protected (R14): the account holder, the credential's own user, everybody the policy names. Also refuses
/// a node that has become somebody else's, or another kind of node, since the plan was made. Safe for use by several threads
/// at once.
/// </remarks>
internal sealed class WriteGuard
{
    private readonly RescueSnapshot _rescue;
    private readonly HashSet<NodeId> _ownNodes;
    private readonly HashSet<EmailAddress> _ownEmails;
    private readonly ImmutableArray<string> _protected;
    private readonly ConcurrentDictionary<EmailAddress, byte> _accountHolders = [];
    private readonly Dictionary<NodeId, HashSet<EmailAddress>> _expected = [];

    public WriteGuard(Plan plan, RescueSnapshot rescue)
    {
        _rescue = rescue;
        _ownNodes = [.. new[] { rescue.Caller.AdministratorNode, rescue.Caller.TechnicianNode }.Where(node => !node.IsNone)];
        _ownEmails = [rescue.Caller.Email, .. rescue.Nodes.Where(node => _ownNodes.Contains(node.Id)).Select(node => node.Email)];
        _ownEmails.Remove(EmailAddress.None);
        _protected = plan.Policy.Protected;
        foreach (RescueNode node in rescue.Nodes)
        {
            Learn(rescue.DetailsOf(node.Id));
        }

        foreach (PlanAction action in plan.Actions)
        {
            Expect(action);
        }
    }

    /// <summary>Says why a user must not be written to, or <see langword="null"/>.</summary>
    public string? RefusalOf(PlanAction action, UserDetails user)
    {
        Learn(user);
        if (user.IsAccountHolder)
        {
            return "This is the account holder, who is never touched (R14).";
        }

        return RefusalOf(user.Id) ?? RefusalOf(user.Email) ?? RefusalOfKind(action, user) ?? RefusalOfStranger(user);
    }

    /// <summary>Says why a user must not be created, or <see langword="null"/>.</summary>
    public string? RefusalOfNew(EmailAddress email) => RefusalOf(email);

    /// <summary>Says why a group must not be written to, or <see langword="null"/>.</summary>
    public string? RefusalOfGroup(NodeId group) => RefusalOf(group);

    private string? RefusalOf(NodeId node)
    {
        if (_ownNodes.Contains(node))
        {
            return "This is the credential's own user, who is never touched (R14).";
        }

        return _protected.Any(pattern => NodeId.TryParse(pattern, out NodeId named) && named == node)
            ? $"Node {node} is protected by the policy (R14)."
            : null;
    }

    private string? RefusalOf(EmailAddress email)
    {
        if (email.IsNone)
        {
            return null;
        }

        if (_ownEmails.Contains(email))
        {
            return "This is the credential's own user, who is never touched (R14).";
        }

        if (_accountHolders.ContainsKey(email))
        {
            return "This is the account holder, who is never touched (R14).";
        }

        return _protected.FirstOrDefault(pattern => WildcardPattern.Matches(pattern, email.ToString())) is { } matched
            ? $"Protected by the policy, pattern '{matched}' (R14)."
            : null;
    }

    private string? RefusalOfKind(PlanAction action, UserDetails user) =>
        user.Type.SideOf() != action.Side || (_rescue.TryGetNode(user.Id, out RescueNode? planned) && planned.Type != user.Type)
            ? $"Node {user.Id} has become a {user.Type} since the plan was made. The next run decides anew."
            : null;

    private string? RefusalOfStranger(UserDetails user) =>
        !user.Email.IsNone && _expected.TryGetValue(user.Id, out HashSet<EmailAddress>? expected) && !expected.Contains(user.Email)
            ? $"Node {user.Id} has another e-mail than when the plan was made; it may be somebody else now. The next run decides anew."
            : null;

    private void Learn(UserDetails? user)
    {
        if (user is { IsAccountHolder: true, Email.IsNone: false })
        {
            _accountHolders.TryAdd(user.Email, 0);
        }
    }

    /// <summary>A node may bear the e-mail it had when the plan was made, or the one that the plan gives it.</summary>
    private void Expect(PlanAction action)
    {
        if (action is not { NodeId: { } node, Email: not null })
        {
            return;
        }

        if (!_expected.TryGetValue(node, out HashSet<EmailAddress>? emails))
        {
            _expected.Add(node, emails = []);
        }

        emails.Add(EmailAddress.From(action.Email));
        if (action.ChangeOf(Field.Email) is { After: { } after })
        {
            emails.Add(EmailAddress.From(after));
        }
    }
}
