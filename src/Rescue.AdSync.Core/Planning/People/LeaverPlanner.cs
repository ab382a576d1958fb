using Rescue.AdSync.Accounts;
using Rescue.AdSync.Policies;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Planning;

/// <summary>R9: disables whoever sits in scope and is wanted nowhere on that side. Nobody is deleted.</summary>
internal sealed class LeaverPlanner(PlanningRun run, Matches matches, ScopeMap scope, ProtectedUsers protectedUsers, ActionList actions)
{
    public void Plan()
    {
        for (int node = 0; node < run.Nodes.Nodes.Length; node++)
        {
            if (scope.PairingOf(node) is { } pairing && matches.IsFree(node) && !scope.IsFrozen(node))
            {
                Plan(node, pairing);
            }
        }
    }

    private void Plan(int position, PairingState pairing)
    {
        RescueNode node = run.Nodes.Nodes[position];
        if (node.Email.IsNone)
        {
            run.Notes.Warn(NoteCode.OrphanNode, node.Id.ToString(), $"Node {node.Id}, in the scope of '{pairing.Name}', is a user without a name and an e-mail, and nobody answers for it. A run whose state was lost may have left it, or another program. It is left alone; if nobody needs it, delete it in the Admin Center.", NoteAbout.Node(position));
            return;
        }

        Link? link = run.Links.Of(node.Id);
        if (link is null && pairing.Pairing.EffectiveUnmatchedUsers == UnmatchedUserRule.Leave)
        {
            run.Notes.Info(NoteCode.UnmanagedUser, node.ToString(), $"Node {node.Id} sits in the scope of '{pairing.Name}' and was never managed from the directory; it is left as it is.", NoteAbout.Node(position));
            return;
        }

        bool frees = run.NeedDetails(position) is { HasMobileAddOn: true };
        if (!node.IsEnabled && !frees)
        {
            return;
        }

        if (protectedUsers.Reason(node, EmailAddress.None) is { } reason)
        {
            run.Notes.Info(NoteCode.Protected, node.ToString(), $"Not in any paired group, but nothing is done: {reason}.", NoteAbout.Node(position));
            return;
        }

        Act(node, position, pairing, link, frees);
    }

    private void Act(RescueNode node, int position, PairingState pairing, Link? link, bool frees)
    {
        var subject = new ActionSubject(pairing, link?.ObjectId, node.Id, node.ParentId, null, node.Email.IsNone ? null : node.Email.ToString(), node.Name ?? node.ToString());
        string why = link is null
            ? $"Nobody in the directory group '{pairing.Name}' or any other paired group answers to this user."
            : "The person is in no paired group any more.";
        if (node.IsEnabled)
        {
            actions.AddUser(new DisableUserAction(subject, FieldChange.Only(Field.Status, FieldChange.Enabled, FieldChange.Disabled), why), position);
        }

        if (frees)
        {
            actions.AddUser(new FreeMobileAction(subject, FieldChange.Only(Field.Mobile, FieldChange.True, FieldChange.False), "A disabled user needs no mobile licence."), position);
        }
    }
}
