using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Planning;

/// <summary>Words the actions of people, one person at a time.</summary>
internal sealed class UserActionBuilder
{
    private readonly PlanningRun _run;
    private readonly ActionList _actions;
    private readonly PlaceWords?[] _words;
    private readonly List<FieldChange> _changes = [];

    public UserActionBuilder(PlanningRun run, ActionList actions)
    {
        _run = run;
        _actions = actions;
        _words = new PlaceWords?[run.Places.Count];
    }

    /// <summary>Adds the actions of one person.</summary>
    /// <param name="person">The person.</param>
    /// <param name="email">The request for the e-mail, or <see langword="null"/> if none was made.</param>
    /// <param name="ssoId">The SSO id to set, or <see langword="null"/>.</param>
    public void Add(PersonCase person, UniqueValues.Request? email, string? ssoId)
    {
        PlaceWords words = _words[person.Place.Index] ??= new PlaceWords(_run, person.Place);
        RescueNode? node = person.Node == NodeIndex.None ? null : _run.Nodes.Nodes[person.Node];
        ActionSubject subject = Subject(person, node, words);
        if (node is null)
        {
            IReadOnlyList<int>? after = email is { IsGranted: true } ? email.Holders : null;
            _actions.AddUser(new CreateUserAction(subject, Initial(person, words, ssoId), words.WhyCreate, person.Place.Pairing.Pairing.Role), person.Node, after);
        }
        else
        {
            AddStatusAndPlace(person, node, subject, words);
            AddUpdate(person, node, subject, email, ssoId);
        }

        if (person.Grants)
        {
            _actions.AddUser(new GrantMobileAction(subject, node is null ? PlaceWords.GrantToNew : PlaceWords.Grant, "Members of this pairing get a mobile licence."), person.Node);
        }
    }

    private static ActionSubject Subject(PersonCase person, RescueNode? node, PlaceWords words)
    {
        bool staysPut = node is not null && !person.Moves;
        return new ActionSubject(
            person.Place.Pairing,
            person.Person.Id,
            node?.Id,
            staysPut ? node!.ParentId : words.Node,
            staysPut || words.Node is not null ? null : person.Place.Group.Id,
            node is { Email.IsNone: false } ? node.Email.ToString() : person.Email.ToString(),
            person.Person.DisplayName ?? node?.Name ?? person.Person.ToString());
    }

    private void AddStatusAndPlace(PersonCase person, RescueNode node, ActionSubject subject, PlaceWords words)
    {
        if (person.Disables)
        {
            _actions.AddUser(new DisableUserAction(subject, PlaceWords.Disabling, WhyInactive(person)), person.Node);
        }

        if (person.Frees)
        {
            _actions.AddUser(new FreeMobileAction(subject, PlaceWords.Free, WhyFree(person, node)), person.Node);
        }

        if (person.Moves)
        {
            _actions.AddUser(new MoveUserAction(subject, FieldChange.Only(Field.Parent, node.ParentId.ToString(), words.Destination), words.WhyMove), person.Node);
        }

        if (person.Enables)
        {
            _actions.AddUser(new EnableUserAction(subject, PlaceWords.Enabling, words.WhyEnable), person.Node);
        }
    }

    private void AddUpdate(PersonCase person, RescueNode node, ActionSubject subject, UniqueValues.Request? email, string? ssoId)
    {
        _changes.Clear();
        _changes.AddRange(person.Changes);
        bool takesEmail = email is { IsGranted: true };
        if (takesEmail)
        {
            _changes.Add(new FieldChange(Field.Email, node.Email.IsNone ? null : node.Email.ToString(), person.Email.ToString()));
        }

        if (ssoId is not null)
        {
            _changes.Add(new FieldChange(Field.SsoId, _run.Rescue.DetailsAt(person.Node)?.SsoId, ssoId));
        }

        if (_changes.Count > 0)
        {
            _actions.AddUser(new UpdateUserAction(subject, ChangesInOrder(), "The directory says otherwise."), person.Node, takesEmail ? email!.Holders : null);
        }
    }

    private ImmutableArray<FieldChange> Initial(PersonCase person, PlaceWords words, string? ssoId)
    {
        _changes.Clear();
        AttributeComparer.AddInitial(_changes, person.Place.Pairing.Pairing, person.Person, person.Email);
        _changes.Add(new FieldChange(Field.Email, null, person.Email.ToString()));
        _changes.Add(PlaceWords.New);
        _changes.Add(words.Parent);
        if (ssoId is not null)
        {
            _changes.Add(new FieldChange(Field.SsoId, null, ssoId));
        }

        return ChangesInOrder();
    }

    private ImmutableArray<FieldChange> ChangesInOrder()
    {
        _changes.Sort(static (left, right) => (int)left.Field - (int)right.Field);
        return [.. _changes];
    }

    private static string WhyFree(PersonCase person, RescueNode node) => person.Person.State != AccountState.Enabled ? WhyInactive(person)
        : node.IsEnabled || person.Enables ? "The pairing gives no mobile licences."
        : "The user is disabled and stays so.";

    private static string WhyInactive(PersonCase person) => person.Person.State == AccountState.Expired
        ? "The account is expired in the directory."
        : "The account is disabled in the directory.";
}
