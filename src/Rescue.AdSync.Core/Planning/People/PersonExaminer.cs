using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>R2, R8, R13: holds each wanted person against their node, and makes a case of whoever differs.</summary>
internal sealed class PersonExaminer(PlanningRun run, Side side, Membership members, EmailClaims emails, Matches matches, ScopeMap scope, List<PersonCase> cases)
{
    public void ExamineAll()
    {
        for (int user = 0; user < run.Directory.UserCount; user++)
        {
            if (members[user] is { Pairing.IsFrozen: false } place)
            {
                Examine(user, place);
            }
        }
    }

    private void Examine(int user, Place place)
    {
        int node = matches.NodeOf(user, side);
        if (node == Matches.Ambiguous || emails.IsDuplicate(user) || (node >= 0 && scope.IsFrozen(node)))
        {
            return;
        }

        DirectoryUser person = run.Directory.User(user);
        if (person.State == AccountState.Unknown)
        {
            run.Notes.Warn(NoteCode.UnknownState, PersonName.Of(run.Policy, person), "Whether the account is enabled could not be read, so the person is left alone. Give the directory credential the right to read it.", NoteAbout.User(user, side));
            return;
        }

        EmailAddress email = PersonName.SignInEmail(run.Policy, person);
        if (email.IsNone)
        {
            string source = run.Policy.UseUpnInsteadOfEmail ? "user principal name" : "mail attribute";
            run.Notes.Warn(NoteCode.MissingEmail, person.ToString(), $"The person has no {source} to sign in with, and is passed over.", NoteAbout.User(user, side));
        }

        if (node >= 0 && run.Nodes.Nodes[node].Email.IsNone && !(person.State == AccountState.Enabled && place.Pairing.IsFull))
        {
            NoteStaysEmpty(user, person, place, run.Nodes.Nodes[node]);
        }
        else if (person.State != AccountState.Enabled)
        {
            ExamineInactive(user, person, place, node, email);
        }
        else if (!email.IsNone)
        {
            ExamineActive(user, person, place, node, email);
        }
    }

    // E3: Rescue takes no record without a name and an e-mail, and who is not created here is not given them either.
    private void NoteStaysEmpty(int user, DirectoryUser person, Place place, RescueNode node)
    {
        string why = person.State != AccountState.Enabled ? $"the account is {StateWord(person)} in the directory by now"
            : $"'{place.Pairing.Name}' only follows the status of people who are in Rescue";
        run.Notes.Warn(NoteCode.OrphanNode, node.Id.ToString(), $"Node {node.Id} was created for {PersonName.Of(run.Policy, person)} and never filled: it has no name and no e-mail, and nobody can sign in with it. It stays empty, because {why}; if nobody needs it, delete it in the Admin Center.", NoteAbout.User(user, side));
    }

    // A leaver's mailbox is often taken away with the account, so this needs no e-mail: a match by link is enough.
    private void ExamineInactive(int user, DirectoryUser person, Place place, int node, EmailAddress email)
    {
        if (node >= 0)
        {
            Keep(new PersonCase(user, person, place, node, email) { Disables = run.Nodes.Enabled[node], Frees = LicenseComparer.IsHeldBy(run, node) });
        }
        else if (place.Pairing.IsFull && !email.IsNone)
        {
            run.Notes.Info(NoteCode.InactiveNotCreated, email.ToString(), $"The account is {StateWord(person)} in the directory, so nobody is created.", NoteAbout.User(user, side));
        }
    }

    private void ExamineActive(int user, DirectoryUser person, Place place, int node, EmailAddress email)
    {
        if (node >= 0)
        {
            Keep(place.Pairing.IsFull
                ? CompareFully(user, person, place, node, email)
                : FollowStatus(user, person, place, node, email));
        }
        else if (!place.Pairing.IsFull)
        {
            run.Notes.Info(NoteCode.NotInRescue, email.ToString(), $"'{place.Pairing.Name}' only follows the status of people who are in Rescue already.", NoteAbout.User(user, side));
        }
        else if (matches.MayBeUnread(user, side))
        {
            run.Notes.Warn(NoteCode.IncompleteRead, email.ToString(), "A user whose details could not be read may have the SSO id of this person, so nobody is created for them in this run.", NoteAbout.User(user, side));
        }
        else
        {
            Keep(new PersonCase(user, person, place, NodeIndex.None, email)
            {
                IsCreate = true,
                Grants = place.Pairing.Pairing.MobileLicense,
                TakesSsoId = place.Pairing.Pairing.Attributes.SsoId == WriteRule.Never ? null : SsoId.Of(run.Policy, place.Pairing.Pairing, person),
            });
        }
    }

    // Being wanted as an administrator is no reason to let a disabled master administrator in again.
    private PersonCase FollowStatus(int user, DirectoryUser person, Place place, int position, EmailAddress email)
    {
        if (run.Nodes.Enabled[position] || place.Pairing.Makes(run.Nodes.Types[position]))
        {
            return new PersonCase(user, person, place, position, email) { Enables = !run.Nodes.Enabled[position] };
        }

        NoteKind(user, place, position, email, "who is disabled and stays so. Enable the user by hand if that is what is wanted.");
        return new PersonCase(user, person, place, position, email) { Frees = LicenseComparer.IsHeldBy(run, position) };
    }

    private PersonCase? CompareFully(int user, DirectoryUser person, Place place, int position, EmailAddress email)
    {
        // E3: somebody created and not filled is filled in one go, or later: what is set at a create only has no other time.
        if (run.Nodes.Nodes[position].Email.IsNone && run.NeedDetails(position) is null)
        {
            NoteUnread(user, position, email);
            return null;
        }

        bool rightKind = place.Pairing.Makes(run.Nodes.Types[position]);
        if (!rightKind)
        {
            NoteKind(user, place, position, email, "and Rescue cannot change that by a move. Create the new user by hand in Rescue after giving the old one another e-mail.");
        }

        bool enables = rightKind && !run.Nodes.Enabled[position];
        bool moves = rightKind && (place.Node == NodeIndex.None || run.Nodes.Parents[position] != place.Node);
        bool arrives = moves && scope.PairingOf(position) != place.Pairing;
        (bool grants, bool frees) = rightKind || run.Nodes.Enabled[position]
            ? LicenseComparer.Compare(run, place.Pairing.Pairing, position, arrives)
            : (false, LicenseComparer.IsHeldBy(run, position));
        List<FieldChange>? changes = AttributeComparer.Changes(run, place.Pairing.Pairing, person, position, email);
        string? ssoId = AttributeComparer.NewSsoId(run, place.Pairing.Pairing, person, position);
        bool takesEmail = !emails.IsThatOf(position, user);
        if (!enables && !moves && !grants && !frees && !takesEmail && changes is null && ssoId is null)
        {
            return null;
        }

        return new PersonCase(user, person, place, position, email)
        {
            Enables = enables,
            Moves = moves,
            Grants = grants,
            Frees = frees,
            TakesEmail = takesEmail,
            TakesSsoId = ssoId,
            Changes = changes ?? [],
        };
    }

    // R13
    private void NoteKind(int user, Place place, int position, EmailAddress email, string consequence)
    {
        RescueNode node = run.Nodes.Nodes[position];
        run.Notes.Warn(NoteCode.KindChange, email.ToString(), $"The person is to be {Wording.Article(place.Pairing.Pairing.Role)} but is {Wording.Article(node.Type)} (node {node.Id}), {consequence}", NoteAbout.User(user, side));
    }

    private void NoteUnread(int user, int position, EmailAddress email)
    {
        NodeId node = run.Nodes.Nodes[position].Id;
        if (run.Rescue.IsUnreadable(position))
        {
            run.Notes.Warn(NoteCode.IncompleteRead, email.ToString(), $"Node {node} was created for the person and not filled yet. Its details could not be read, so it stays empty in this run.", NoteAbout.User(user, side));
        }
    }

    private void Keep(PersonCase? found)
    {
        if (found is { IsEmpty: false })
        {
            cases.Add(found);
        }
    }

    private static string StateWord(DirectoryUser person) => person.State == AccountState.Expired ? "expired" : "disabled";
}
