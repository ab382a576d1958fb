using System.Collections.Immutable;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Core.Tests.Execution;

/// <summary>Makes actions as the planner would; on the technician side, unless said otherwise.</summary>
internal static class Act
{
    public static ObjectId Person(int number) => new(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 2]));

    public static CreateUserAction Create(int person, string email, NodeId? parent, Side side = Side.Technician, ObjectId? parentObject = null, string? ssoId = null)
    {
        List<FieldChange> changes =
        [
            new(Field.Name, null, $"Person {person}"),
            new(Field.Email, null, email),
            new(Field.Status, null, FieldChange.Enabled),
            new(Field.Parent, null, parent?.ToString() ?? parentObject.ToString()),
        ];
        if (ssoId is not null)
        {
            changes.Add(new FieldChange(Field.SsoId, null, ssoId));
        }

        return new CreateUserAction(
            Subject(email, side) with { ObjectId = Person(person), ParentNodeId = parent, ParentObjectId = parentObject },
            [.. changes],
            "The person is not in Rescue.",
            side == Side.Technician ? Role.Technician : Role.Administrator);
    }

    public static GrantMobileAction GrantNew(int person, string email, Side side = Side.Technician) =>
        new(Subject(email, side) with { ObjectId = Person(person) }, Only(Field.Mobile, null, FieldChange.True), "Members get a mobile licence.");

    public static UpdateUserAction Update(NodeId node, string email, params FieldChange[] changes) =>
        new(Of(node, email), [.. changes], "The directory says otherwise.");

    public static UpdateUserAction Email(NodeId node, string before, string after) => Update(node, before, new FieldChange(Field.Email, before, after));

    public static UpdateUserAction Rename(NodeId node, string email, string name) => Update(node, email, new FieldChange(Field.Name, "Old", name));

    public static EnableUserAction Enable(NodeId node, string email) =>
        new(Of(node, email), Only(Field.Status, FieldChange.Disabled, FieldChange.Enabled), "The person is active.");

    public static DisableUserAction Disable(NodeId node, string email) =>
        new(Of(node, email), Only(Field.Status, FieldChange.Enabled, FieldChange.Disabled), "The person is in no paired group any more.");

    public static GrantMobileAction Grant(NodeId node, string email) =>
        new(Of(node, email), Only(Field.Mobile, FieldChange.False, FieldChange.True), "Members get a mobile licence.");

    public static FreeMobileAction Free(NodeId node, string email) =>
        new(Of(node, email), Only(Field.Mobile, FieldChange.True, FieldChange.False), "A disabled user needs no mobile licence.");

    public static MoveUserAction Move(NodeId node, string email, NodeId? parent, ObjectId? parentObject = null) => new(
        Of(node, email) with { ParentNodeId = parent, ParentObjectId = parentObject },
        Only(Field.Parent, "1", parent?.ToString() ?? parentObject.ToString()),
        "The person belongs elsewhere.");

    public static CreateGroupAction CreateGroup(int group, string name, NodeId? parent, ObjectId? parentObject = null, string? description = null) => new(
        Subject(null, Side.Technician) with { ObjectId = Person(group), ParentNodeId = parent, ParentObjectId = parentObject, DisplayName = name },
        [new(Field.Name, null, name), new(Field.Description, null, description), new(Field.Parent, null, parent?.ToString() ?? parentObject.ToString())],
        "The group has no counterpart in Rescue.");

    public static UpdateGroupAction UpdateGroup(NodeId group, string name) => new(
        Subject(null, Side.Technician) with { ObjectId = Person(1), NodeId = group, DisplayName = name },
        Only(Field.Name, "Old", name),
        "The directory calls the group otherwise now.");

    /// <summary>Puts an action on the administrator side.</summary>
    public static T Admin<T>(this T action)
        where T : PlanAction => action with { Side = Side.Administrator };

    /// <summary>Says whom in the directory an action is about.</summary>
    public static T For<T>(this T action, int person)
        where T : PlanAction => action with { ObjectId = Person(person) };

    private static ImmutableArray<FieldChange> Only(Field field, string? before, string? after) => [new FieldChange(field, before, after)];

    private static ActionSubject Of(NodeId node, string email) => Subject(email, Side.Technician) with { NodeId = node };

    private static ActionSubject Subject(string? email, Side side)
    {
        var pairing = new Pairing
        {
            Directory = new DirectoryName("hq"),
            DirectoryGroup = Person(999),
            DirectoryGroupName = "Helpdesk",
            Target = RescueTarget.Administrators,
            Role = side == Side.Technician ? Role.Technician : Role.Administrator,
        };
        return new ActionSubject(new PairingState(pairing, 0), null, null, null, null, email, email ?? "Helpdesk");
    }
}
