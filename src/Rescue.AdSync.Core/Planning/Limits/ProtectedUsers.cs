using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>R14: the account holder, the credential's own user, and everybody the policy protects get no action at all.</summary>
/// <remarks>Who is protected on one side is so on the other: the same e-mail is the same person.</remarks>
internal sealed class ProtectedUsers
{
    private readonly Dictionary<NodeId, string> _nodes = [];
    private readonly Dictionary<EmailAddress, string> _emails = [];
    private readonly ImmutableArray<string> _patterns;

    public ProtectedUsers(PlanningRun run)
    {
        RescueAccount caller = run.Rescue.Caller;
        Protect(caller.Email, "the user behind the credential");
        foreach (NodeId own in new[] { caller.AdministratorNode, caller.TechnicianNode })
        {
            if (run.Rescue.TryGetNode(own, out RescueNode? node))
            {
                Protect(node, "the user behind the credential");
            }
        }

        ProtectAccountHolder(run);
        _patterns = run.Policy.Protected.IsDefaultOrEmpty ? [] : run.Policy.Protected;
        foreach (string pattern in _patterns)
        {
            if (NodeId.TryParse(pattern, out NodeId id))
            {
                _nodes.TryAdd(id, $"protected by '{pattern}'");
            }
        }
    }

    /// <summary>Gets why a user is protected, or <see langword="null"/> for anybody else.</summary>
    /// <param name="node">The user, or <see langword="null"/> for one to create.</param>
    /// <param name="wanted">The e-mail the user shall have.</param>
    public string? Reason(RescueNode? node, EmailAddress wanted)
    {
        if (node is not null && _nodes.TryGetValue(node.Id, out string? why))
        {
            return why;
        }

        return Reason(wanted) ?? (node is null ? null : Reason(node.Email));
    }

    private string? Reason(EmailAddress email)
    {
        if (email.IsNone)
        {
            return null;
        }

        if (_emails.TryGetValue(email, out string? who))
        {
            return who;
        }

        string? pattern = _patterns.FirstOrDefault(candidate => WildcardPattern.Matches(candidate, email.ToString()));
        return pattern is null ? null : $"protected by '{pattern}'";
    }

    private void ProtectAccountHolder(PlanningRun run)
    {
        for (int i = 0; i < run.Nodes.Nodes.Length; i++)
        {
            if (run.Nodes.Types[i] == NodeType.MasterAdministrator)
            {
                run.NeedDetails(i);
            }

            if (run.Rescue.IsAccountHolder(i))
            {
                Protect(run.Nodes.Nodes[i], "the master account holder");
                Protect(run.Rescue.DetailsAt(i)!.Email, "the master account holder");
            }
            else if (run.Rescue.IsUnreadable(i) && run.Rescue.DetailsAt(i) is null)
            {
                // It could be the account holder.
                Protect(run.Nodes.Nodes[i], "the details could not be read, and this could be the account holder");
            }
        }
    }

    private void Protect(RescueNode node, string who)
    {
        _nodes.TryAdd(node.Id, who);
        Protect(node.Email, who);
    }

    private void Protect(EmailAddress email, string who)
    {
        if (!email.IsNone)
        {
            _emails.TryAdd(email, who);
        }
    }
}
