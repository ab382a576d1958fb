using System.Collections.Immutable;
using System.Globalization;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Testing.Contracts;

/// <summary>Things to keep in which no property has its default value, and texts that are hard to keep.</summary>
internal static class Samples
{
    public static DateTimeOffset Moment { get; } = new(2026, 11, 23, 7, 8, 9, 123, TimeSpan.FromHours(2));

    /// <summary>Gets texts that have broken programs: quotes, statements, patterns, scripts from right to left, marks that combine, signs beyond the first plane.</summary>
    public static ImmutableArray<string> HardTexts { get; } =
    [
        "'; DROP TABLE runs; --", "\"quoted\" 'twice'", "100 % _of_ $1 @p :p ?1", "=cmd|' /C calc'!A0", "Zoë Ångström", "أنا مريم", "田中 花子",
        "e\u0301 is not \u00e9", "👩‍💻 🇭🇺", "\u200b\u202e", "<b>&amp;</b>", "\\N \\u0000 {0} ${x}", new string('x', 5000),
    ];

    public static ObjectId Object(int number) => new(new Guid(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));

    public static NodeId Node(int number) => new(10_000_000_000 + number);

    public static Link Link(int person, int node, Side side = Side.Technician) => new(Object(person), side, Node(node));

    public static CachedDetails Details(int node, string text = "Ann Ash") => new(
        new UserDetails
        {
            Id = Node(node),
            Type = NodeType.Administrator,
            Name = text,
            Nick = $"{text} nick",
            Email = EmailAddress.From($"{text}@example.com"),
            SsoId = $"{text} sso",
            Description = $"{text} description",
            HasMobileAddOn = true,
            HasRpatAddOn = true,
            IsAccountHolder = true,
            IsEnabled = true,
        },
        Moment.AddTicks(node));

    /// <summary>Makes the start of a run that began so many hours after another.</summary>
    public static RunStart Start(int hours) => new() { StartedAt = Moment.AddHours(hours).AddTicks(7), Trigger = RunTrigger.Manual };

    public static RunStart FullStart(string text = "ab") => new()
    {
        StartedAt = Moment.AddTicks(3),
        Trigger = RunTrigger.Undo,
        PlanId = PlanId.TryParse("sha256:" + string.Concat(Enumerable.Repeat(text, 32)), out PlanId id) ? id : null,
        Planned = new PlanSummary
        {
            CreateGroup = 1,
            UpdateGroup = 2,
            CreateUser = 3,
            UpdateUser = 4,
            MoveUser = 5,
            EnableUser = 6,
            DisableUser = 7,
            GrantMobile = 8,
            FreeMobile = 9,
        },
        Notes = 11,
        IsApproved = true,
        Undoes = new RunId(12),
    };

    public static RunEnd FullEnd(string message) => new()
    {
        Outcome = RunOutcome.PartlyApplied,
        Duration = new TimeSpan(1, 2, 3, 4, 5, 6),
        Calls = 13,
        Message = message,
    };

    public static RunAction Action(int index, ActionState state, ActionKind kind = ActionKind.DisableUser) => new()
    {
        Index = index,
        State = state,
        Node = Node(index),
        Action = Planned(kind, string.Create(CultureInfo.InvariantCulture, $"action {index}")),
    };

    /// <summary>Makes a create that was sent.</summary>
    public static RunAction Create(int index, int parent, int? node = null, ActionKind kind = ActionKind.CreateUser) => new()
    {
        Index = index,
        State = ActionState.Sending,
        Node = node is { } made ? Node(made) : null,
        Action = Planned(kind, "create") with { NodeId = null, ParentNodeId = Node(parent) },
    };

    public static RunAction FullAction(int index, ActionState state, ActionKind kind, string text) => new()
    {
        Index = index,
        State = state,
        Action = Planned(kind, text),
        Node = Node(index),
        Result = $"{text} result",
        Message = $"{text} message",
    };

    /// <summary>Makes an action in which nothing is set that need not be.</summary>
    public static RunAction BareAction(int index, ActionKind kind) => new()
    {
        Index = index,
        State = ActionState.NotTried,
        Action = Bare(kind),
    };

    public static PlanAction Planned(ActionKind kind, string text) => Bare(kind) with
    {
        Side = Side.Administrator,
        PairingIndex = 5,
        Pairing = $"{text} pairing",
        ObjectId = Object(6),
        NodeId = Node(7),
        ParentNodeId = Node(8),
        ParentObjectId = Object(9),
        Email = $"{text}@example.com",
        DisplayName = $"{text} name",
        Changes = [.. Enum.GetValues<Field>().Select(field => new FieldChange(field, $"{text} {field} before", $"{text} {field} after")), new FieldChange(Field.Nick, null, "")],
        Reason = $"{text} reason",
    };

    private static PlanAction Bare(ActionKind kind) => kind switch
    {
        ActionKind.CreateGroup => new CreateGroupAction { Side = default, PairingIndex = 0, Pairing = "", DisplayName = "", Changes = [], Reason = "" },
        ActionKind.UpdateGroup => new UpdateGroupAction { Side = default, PairingIndex = 0, Pairing = "", DisplayName = "", Changes = [], Reason = "" },
        ActionKind.CreateUser => new CreateUserAction { Side = default, PairingIndex = 0, Pairing = "", DisplayName = "", Changes = [], Reason = "", Role = Role.MasterAdministrator },
        ActionKind.UpdateUser => new UpdateUserAction { Side = default, PairingIndex = 0, Pairing = "", DisplayName = "", Changes = [], Reason = "" },
        ActionKind.MoveUser => new MoveUserAction { Side = default, PairingIndex = 0, Pairing = "", DisplayName = "", Changes = [], Reason = "" },
        ActionKind.EnableUser => new EnableUserAction { Side = default, PairingIndex = 0, Pairing = "", DisplayName = "", Changes = [], Reason = "" },
        ActionKind.DisableUser => new DisableUserAction { Side = default, PairingIndex = 0, Pairing = "", DisplayName = "", Changes = [], Reason = "" },
        ActionKind.GrantMobile => new GrantMobileAction { Side = default, PairingIndex = 0, Pairing = "", DisplayName = "", Changes = [], Reason = "" },
        ActionKind.FreeMobile => new FreeMobileAction { Side = default, PairingIndex = 0, Pairing = "", DisplayName = "", Changes = [], Reason = "" },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no sample of this kind of action."),
    };
}
