using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Planning;

/// <summary>Words the actions of one person.</summary>
internal sealed class UserActionBuilder
{
    private readonly PlanningRun _run;
    private readonly PersonCase _person;
    private readonly RescueNode? _node;
    private readonly string _destination;
    private readonly ActionSubject _subject;

    public UserActionBuilder(PlanningRun run, PersonCase person)
    {
        _run = run;
        _person = person;
        _node = person.Node == NodeIndex.None ? null : run.Nodes.Nodes[person.Node];
        NodeId? place = person.Place.Node == NodeIndex.None ? null : run.Nodes.Nodes[person.Place.Node].Id;
        _destination = place?.ToString() ?? person.Place.Group.Id.ToString();
        bool staysPut = _node is not null && !person.Moves;
        _subject = new ActionSubject(
            person.Place.Pairing,
            person.Person.Id,
            _node?.Id,
            staysPut ? _node!.ParentId : place,
            staysPut || place is not null ? null : person.Place.Group.Id,
            _node is { Email.IsNone: false } ? _node.Email.ToString() : person.Email.ToString(),
            person.Person.DisplayName ?? _node?.Name ?? person.Person.ToString());
    }

    private string Group => _person.Place.Group.Name;

    /// <summary>Makes the actions.</summary>
    /// <param name="emailGranted">Whether the e-mail the person asked for may be taken.</param>
    /// <param name="ssoId">The SSO id to set, or <see langword="null"/>.</param>
    public IEnumerable<PlanAction> Build(bool emailGranted, string? ssoId)
    {
        if (_person.IsCreate)
        {
            yield return Create(ssoId);
        }

        if (_person.Disables)
        {
            yield return new DisableUserAction(_subject, Status(FieldChange.Enabled, FieldChange.Disabled), $"The account is {StateWord} in the directory.");
        }

        if (_person.Frees)
        {
            string why = _person.Person.State == AccountState.Enabled ? "The pairing gives no mobile licences." : $"The account is {StateWord} in the directory.";
            yield return new FreeMobileAction(_subject, FieldChange.Only(Field.Mobile, FieldChange.True, FieldChange.False), why);
        }

        if (_person.Moves)
        {
            yield return new MoveUserAction(_subject, FieldChange.Only(Field.Parent, _node?.ParentId.ToString(), _destination), $"The person belongs to '{Group}'.");
        }

        if (FieldChanges(emailGranted, ssoId) is { Length: > 0 } changes)
        {
            yield return new UpdateUserAction(_subject, changes, "The directory says otherwise.");
        }

        if (_person.Enables)
        {
            yield return new EnableUserAction(_subject, Status(FieldChange.Disabled, FieldChange.Enabled), $"The person is active and a member of '{Group}'.");
        }

        if (_person.Grants)
        {
            string? before = _person.IsCreate ? null : FieldChange.False;
            yield return new GrantMobileAction(_subject, FieldChange.Only(Field.Mobile, before, FieldChange.True), "Members of this pairing get a mobile licence.");
        }
    }

    private string StateWord => _person.Person.State == AccountState.Expired ? "expired" : "disabled";

    private CreateUserAction Create(string? ssoId)
    {
        var changes = new List<FieldChange>(AttributeComparer.Initial(_person.Place.Pairing.Pairing, _person.Person, _person.Email))
        {
            new(Field.Email, null, _person.Email.ToString()),
            new(Field.Status, null, FieldChange.Enabled),
            new(Field.Parent, null, _destination),
        };
        if (ssoId is not null)
        {
            changes.Add(new FieldChange(Field.SsoId, null, ssoId));
        }

        return new CreateUserAction(_subject, InOrder(changes), $"The person is a member of '{Group}' and not in Rescue.", _person.Place.Pairing.Pairing.Role);
    }

    private ImmutableArray<FieldChange> FieldChanges(bool emailGranted, string? ssoId)
    {
        if (_node is null)
        {
            return [];
        }

        var changes = new List<FieldChange>(_person.Changes);
        if (emailGranted)
        {
            changes.Add(new FieldChange(Field.Email, _node.Email.IsNone ? null : _node.Email.ToString(), _person.Email.ToString()));
        }

        if (ssoId is not null)
        {
            changes.Add(new FieldChange(Field.SsoId, _run.Rescue.DetailsAt(_person.Node)?.SsoId, ssoId));
        }

        return InOrder(changes);
    }

    private static ImmutableArray<FieldChange> InOrder(List<FieldChange> changes)
    {
        changes.Sort(static (left, right) => left.Field.CompareTo(right.Field));
        return [.. changes];
    }

    private static ImmutableArray<FieldChange> Status(string before, string after) => FieldChange.Only(Field.Status, before, after);
}
