using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Planning;

/// <summary>R8: turns cases into actions, after it is settled who may take which e-mail and SSO id.</summary>
internal sealed class PersonPlanner
{
    private readonly PlanningRun _run;
    private readonly Matches _matches;
    private readonly Membership?[] _members;
    private readonly ProtectedUsers _protected;
    private readonly UserActionBuilder _builder;
    private readonly SsoIdClaims _ssoIds;
    private readonly UniqueValues _emails = new();

    public PersonPlanner(PlanningRun run, Matches matches, Membership?[] members, ProtectedUsers protectedUsers, ActionList actions)
    {
        _run = run;
        _matches = matches;
        _members = members;
        _protected = protectedUsers;
        _builder = new UserActionBuilder(run, actions);
        _ssoIds = new SsoIdClaims(run, matches, members);
    }

    public void Plan(IReadOnlyList<PersonCase> cases)
    {
        var asked = new List<(PersonCase Case, UniqueValues.Request? Email, UniqueValues.Request? SsoId)>(cases.Count);
        foreach (PersonCase person in cases)
        {
            if (_protected.Reason(NodeOf(person), person.Email) is { } reason)
            {
                _run.Notes.Info(NoteCode.Protected, NameOf(person), $"Would have been changed, but nothing is done: {reason}.", About(person));
            }
            else if (!person.IsCreate || MayBeCreated(person))
            {
                asked.Add((person, AskForEmail(person), _ssoIds.Ask(person)));
            }
        }

        _emails.Settle();
        _ssoIds.Settle();
        foreach ((PersonCase person, UniqueValues.Request? email, UniqueValues.Request? ssoId) in asked)
        {
            Act(person, email, ssoId is { IsGranted: true } ? person.TakesSsoId : null);
        }
    }

    private void Act(PersonCase person, UniqueValues.Request? email, string? ssoId)
    {
        if (email is { IsGranted: false })
        {
            NoteHolder(person, email);
            if (person.IsCreate || IsUnfilled(person))
            {
                return;
            }
        }

        _builder.Add(person, email, ssoId);
    }

    // R7: somebody who has a node on the other side, or gets one there, keeps the e-mail there.
    private bool MayBeCreated(PersonCase person)
    {
        Side other = person.Side == Side.Technician ? Side.Administrator : Side.Technician;
        Place? place = _members[(int)other]?[person.User];
        int node = _matches.NodeOf(person.User, other);
        bool isEmpty = node >= 0 && _run.Nodes.Nodes[node].Email.IsNone;

        // E3: an empty user that no pairing fills is nobody, and stays without an e-mail.
        if (node >= 0 && (!isEmpty || place is { Pairing.IsFull: true }))
        {
            _run.Notes.Warn(NoteCode.EmailInUse, NameOf(person), $"Not created on the {person.Side} side: the person's own node {_run.Nodes.Nodes[node].Id} on the {other} side {(isEmpty ? "gets" : "holds")} the e-mail, and Rescue takes it only once.", About(person));
            return false;
        }

        if (person.Side == Side.Technician && place is { Pairing.IsFull: true })
        {
            _run.Notes.Warn(NoteCode.EmailInUse, NameOf(person), $"Not created on the {person.Side} side: the person is wanted as {Wording.Article(place.Pairing.Pairing.Role)} too, and Rescue takes an e-mail only once.", About(person));
            return false;
        }

        return true;
    }

    private UniqueValues.Request? AskForEmail(PersonCase person)
    {
        if (!person.IsCreate && !person.TakesEmail)
        {
            return null;
        }

        // One person's users may share an e-mail if Rescue is seen to allow it. A new one is not given that of the other (R7).
        bool shares = _run.Nodes.SharesEmailsAcrossSides && !IsUnfilled(person);
        List<int>? holders = null;
        for (int node = _run.Nodes.FirstWithEmail(person.Email); node != NodeIndex.None; node = _run.Nodes.NextWithEmail(node))
        {
            if (!(shares && _matches.IsOwn(person.User, node)))
            {
                (holders ??= []).Add(node);
            }
        }

        return _emails.Ask(person, holders ?? (IReadOnlyList<int>)[]);
    }

    private void NoteHolder(PersonCase person, UniqueValues.Request request)
    {
        RescueNode holder = _run.Nodes.Nodes[request.Keeper];
        string what = person.IsCreate ? "Not created"
            : IsUnfilled(person) ? $"Node {NodeOf(person)!.Id}, which was created and not filled, stays empty"
            : "The e-mail is not changed";
        _run.Notes.Warn(NoteCode.EmailInUse, NameOf(person), $"{what}: {holder.Name ?? "a nameless user"} (node {holder.Id}, {Wording.Article(holder.Type)}) holds the e-mail {person.Email}.", About(person));
        if (person.IsCreate && holder.Type.SideOf() != person.Side && _matches.IsFree(request.Keeper))
        {
            _run.Notes.Warn(NoteCode.KindChange, NameOf(person), $"The person is to be {Wording.Article(person.Place.Pairing.Pairing.Role)} but is {Wording.Article(holder.Type)} (node {holder.Id}), and Rescue cannot move people between sides. Give that node another e-mail by hand, or pair the person's group on its side.", About(person));
        }
    }

    // Rescue takes no record without an e-mail, so without it nothing else can be written either (E3).
    private bool IsUnfilled(PersonCase person) => NodeOf(person) is { Email.IsNone: true };

    private RescueNode? NodeOf(PersonCase person) => person.Node == NodeIndex.None ? null : _run.Nodes.Nodes[person.Node];

    private static NoteAbout About(PersonCase person) => NoteAbout.User(person.User, person.Side);

    private string NameOf(PersonCase person) => PersonName.Of(_run.Policy, person.Person);
}
