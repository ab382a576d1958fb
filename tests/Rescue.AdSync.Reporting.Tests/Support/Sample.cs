using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Reporting.Tests.Support;

/// <summary>A small company with a plan that holds an action of every kind and notes of every severity.</summary>
internal static class Sample
{
    public const string HeadOffice = "hq";

    public static readonly DateTimeOffset CreatedAt = new(2026, 11, 23, 9, 30, 0, TimeSpan.FromHours(1));

    public static readonly ObjectId EmeaGroup = Id(1);
    public static readonly ObjectId LeadsGroup = Id(2);
    public static readonly ObjectId LevelThreeGroup = Id(3);
    public static readonly ObjectId Ann = Id(11);
    public static readonly ObjectId Bo = Id(12);

    public static ObjectId Id(int number) => new(new Guid(number, 0, 0, new byte[8]));

    public static RescueSnapshot Rescue() => RescueSnapshot.Create(
        new RescueAccount(4711, "Example Ltd", new NodeId(20), NodeId.None, EmailAddress.From("morgan@example.com")),
        [
            Group(1, 0, NodeType.Root, "Example Ltd"),
            Group(2, 1, NodeType.MasterAdministrators, "Master Administrators"),
            Group(3, 1, NodeType.Administrators, "Administrators"),
            Group(4, 1, NodeType.Technicians, "Technicians"),
            User(20, 2, NodeType.MasterAdministrator, "Morgan Ash"),
            Group(30, 3, NodeType.AdministratorGroup, "Service desk leads"),
            User(31, 30, NodeType.Administrator, "Kim Birch"),
            Group(40, 4, NodeType.TechnicianGroup, "EMEA"),
            Group(41, 40, NodeType.TechnicianGroup, "Level 1"),
            Group(42, 40, NodeType.TechnicianGroup, "Level 2"),
            User(50, 41, NodeType.Technician, "Carol Cedar"),
            User(51, 41, NodeType.Technician, "Dan Elm"),
            User(52, 42, NodeType.Technician, "Eve Fir"),
            User(53, 42, NodeType.Technician, "Finn Hazel") with { Status = NodeStatus.Disabled },
            User(54, 40, NodeType.Technician, "Gus Holly"),
            new RescueNode { Id = new NodeId(90), ParentId = new NodeId(1), Type = NodeType.Channel, Name = "Support channel" },
        ]);

    public static SyncPolicy Policy() => new()
    {
        Pairings =
        [
            new Pairing
            {
                Directory = new DirectoryName(HeadOffice),
                DirectoryGroup = EmeaGroup,
                Target = RescueTarget.Group(new NodeId(40)),
                MobileLicense = true,
                SsoId = SsoIdSource.Upn,
                Attributes = new AttributeMap { Nick = AttributeRule.From("givenName"), Description = AttributeRule.From("department", WriteRule.OnCreate) },
                Exclude = ["svc-*"],
            },
            new Pairing
            {
                Directory = new DirectoryName(HeadOffice),
                DirectoryGroup = LeadsGroup,
                DirectoryGroupName = "Desk leads",
                Role = Role.Administrator,
                Target = RescueTarget.Group(new NodeId(30)),
                FullGroupSync = false,
            },
        ],
        Protected = ["ceo@example.com"],
        MobileSeats = 25,
    };

    public static ImmutableArray<PlanAction> Actions() =>
    [
        new CreateGroupAction
        {
            Side = Side.Technician, PairingIndex = 0, Pairing = "Support EMEA", ObjectId = LevelThreeGroup, ParentNodeId = new NodeId(40), DisplayName = "Level 3",
            Changes = [new(Field.Name, null, "Level 3"), new(Field.Description, null, "Escalations"), new(Field.Parent, null, "40")],
            Reason = "The directory group 'Level 3' has no counterpart in Rescue.",
        },
        new UpdateGroupAction
        {
            Side = Side.Technician, PairingIndex = 0, Pairing = "Support EMEA", ObjectId = Id(4), NodeId = new NodeId(42), ParentNodeId = new NodeId(40), DisplayName = "Level 2",
            Changes = [new(Field.Name, "Level 2", "Level 2 \u2013 field")],
            Reason = "The directory group was renamed.",
        },
        User<DisableUserAction>(0, "dan.elm@example.com", "Dan Elm", node: 51, parent: 41, [new(Field.Status, FieldChange.Enabled, FieldChange.Disabled)], "Member of no paired group any more."),
        User<FreeMobileAction>(0, "dan.elm@example.com", "Dan Elm", node: 51, parent: 41, [new(Field.Mobile, FieldChange.True, FieldChange.False)], "Disabled people need no licence."),
        User<MoveUserAction>(13, "eve.fir@example.com", "Eve Fir", node: 52, parent: 41, [new(Field.Parent, "42", "41")], "Belongs to Level 1 in the directory."),
        User<UpdateUserAction>(14, "carol.cedar@example.com", "Carol Cedar", node: 50, parent: 41, [new(Field.Name, "Carol Cedar", "Carol Oak"), new(Field.SsoId, null, "carol@corp.example.com")], "Changed in the directory."),
        User<EnableUserAction>(15, "finn.hazel@example.com", "Finn Hazel", node: 53, parent: 42, [new(Field.Status, FieldChange.Disabled, FieldChange.Enabled)], "Active in the directory again."),
        new CreateUserAction
        {
            Side = Side.Technician, PairingIndex = 0, Pairing = "Support EMEA", ObjectId = Ann, ParentObjectId = LevelThreeGroup, Email = "ann@example.com", DisplayName = "Ann Ash", Role = Role.Technician,
            Changes = [new(Field.Name, null, "Ann Ash"), new(Field.Email, null, "ann@example.com"), new(Field.Status, null, FieldChange.Enabled), new(Field.Parent, null, LevelThreeGroup.ToString())],
            Reason = "Member of Level 3, and not in Rescue yet.",
        },
        User<GrantMobileAction>(15, "finn.hazel@example.com", "Finn Hazel", node: 53, parent: 42, [new(Field.Mobile, FieldChange.False, FieldChange.True)], "The pairing gives mobile licences."),
        new CreateUserAction
        {
            Side = Side.Administrator, PairingIndex = 1, Pairing = "Desk leads", ObjectId = Bo, ParentNodeId = new NodeId(30), Email = "bo@example.com", DisplayName = "Bo Beech", Role = Role.Administrator,
            Changes = [new(Field.Name, null, "Bo Beech"), new(Field.Email, null, "bo@example.com")],
            Reason = "Member of Desk leads, and not in Rescue yet.",
        },
    ];

    public static IReadOnlyList<PlanNote> Notes() =>
    [
        new(NoteCode.GroupNotFound, NoteSeverity.Error, "Retired desk", "The directory group cannot be found. Its pairing is frozen: nobody in it is touched. Pick another group, or remove the pairing."),
        new(NoteCode.DuplicateEmail, NoteSeverity.Warning, "shared@example.com", "Two people want this sign-in e-mail, Ivy Lime and Jo Maple; neither was created. Give each an address of their own."),
        new(NoteCode.MultiplePairings, NoteSeverity.Info, "eve.fir@example.com", "Also a member of Support APAC; the first pairing in order counts."),
    ];

    public static Plan Plan(PlanVerdict verdict = PlanVerdict.Ready, IReadOnlyList<PlanNote>? notes = null, params PlanAction[] actions) =>
        new(Policy(), verdict, actions.Length == 0 ? Actions() : [.. actions], () => notes ?? Notes());

    public static Plan EmptyPlan() => new(Policy(), PlanVerdict.Ready, [], () => []);

    public static Preview Preview(Plan? plan = null) => new()
    {
        Plan = plan ?? Plan(),
        CreatedAt = CreatedAt,
        Rescue = Rescue(),
        Directories = [Directory()],
        State = SyncState.Empty,
    };

    /// <summary>A run in which the second action failed, the third was refused, and the last was not tried.</summary>
    public static RunReport Run(Plan plan) => new()
    {
        Plan = plan,
        StartedAt = CreatedAt.AddMinutes(2),
        Duration = TimeSpan.FromSeconds(3.25),
        Outcomes = [.. plan.Actions.Select((action, i) => Outcome(action, i, plan.Actions.Length))],
        StoppedBecause = "Somebody pressed Ctrl+C.",
    };

    public static RunReport CompleteRun(Plan plan) => Run(plan) with
    {
        Outcomes = [.. plan.Actions.Select(action => new ActionOutcome(action, OutcomeStatus.Done, RescueResult.Ok, null) { Node = action.NodeId })],
        StoppedBecause = null,
    };

    public static TAction User<TAction>(int objectId, string email, string name, long node, long parent, ImmutableArray<FieldChange> changes, string reason)
        where TAction : PlanAction
    {
        PlanAction action = typeof(TAction).Name switch
        {
            nameof(UpdateUserAction) => new UpdateUserAction { Side = default, PairingIndex = 0, Pairing = "Support EMEA", DisplayName = name, Changes = changes, Reason = reason },
            nameof(MoveUserAction) => new MoveUserAction { Side = default, PairingIndex = 0, Pairing = "Support EMEA", DisplayName = name, Changes = changes, Reason = reason },
            nameof(EnableUserAction) => new EnableUserAction { Side = default, PairingIndex = 0, Pairing = "Support EMEA", DisplayName = name, Changes = changes, Reason = reason },
            nameof(DisableUserAction) => new DisableUserAction { Side = default, PairingIndex = 0, Pairing = "Support EMEA", DisplayName = name, Changes = changes, Reason = reason },
            nameof(GrantMobileAction) => new GrantMobileAction { Side = default, PairingIndex = 0, Pairing = "Support EMEA", DisplayName = name, Changes = changes, Reason = reason },
            _ => new FreeMobileAction { Side = default, PairingIndex = 0, Pairing = "Support EMEA", DisplayName = name, Changes = changes, Reason = reason },
        };
        return (TAction)(action with
        {
            ObjectId = objectId == 0 ? null : Id(objectId),
            NodeId = new NodeId(node),
            ParentNodeId = new NodeId(parent),
            Email = email,
        });
    }

    private static ActionOutcome Outcome(PlanAction action, int position, int count) => position switch
    {
        1 => new(action, OutcomeStatus.Failed, new RescueResult(RescueErrorCode.InvalidName, "INVALIDPARAM_NAME"), "Rescue refused the name."),
        2 => new(action, OutcomeStatus.Refused, null, "Dan Elm is protected by now."),
        _ when position == count - 1 => new(action, OutcomeStatus.NotTried, null, "The run stopped before."),
        _ => new(action, OutcomeStatus.Done, RescueResult.Ok, null) { Node = action.NodeId ?? new NodeId(1000 + position) },
    };

    private static DirectorySnapshot Directory()
    {
        var builder = new DirectorySnapshotBuilder(new DirectoryName(HeadOffice));
        builder.AddGroup(EmeaGroup, "Support EMEA");
        builder.AddGroup(LevelThreeGroup, "Level 3");
        builder.AddMember(EmeaGroup, LevelThreeGroup);
        builder.AddUser(new DirectoryUser { Id = Ann, Mail = "ann@example.com", DisplayName = "Ann Ash", State = AccountState.Enabled });
        builder.AddMember(LevelThreeGroup, Ann);
        return builder.Build();
    }

    private static RescueNode Group(long id, long parent, NodeType type, string name) =>
        new() { Id = new NodeId(id), ParentId = new NodeId(parent), Type = type, Name = name };

    private static RescueNode User(long id, long parent, NodeType type, string name) => Group(id, parent, type, name) with
    {
        Email = EmailAddress.From(name.Replace(' ', '.').ToLowerInvariant() + "@example.com"),
    };
}
