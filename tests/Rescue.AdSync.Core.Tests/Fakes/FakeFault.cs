using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Core.Tests.Fakes;

/// <summary>The calls of <see cref="FakeRescue"/>.</summary>
internal enum Call
{
    GetAccount,
    GetHierarchy,
    GetUser,
    GetGroup,
    CreateUser,
    SetUser,
    CreateGroup,
    SetGroup,
    MoveNode,
}

/// <summary>A call that was made.</summary>
/// <param name="Method">The method.</param>
/// <param name="Node">The node it was about; for a create, the parent.</param>
internal sealed record MadeCall(Call Method, NodeId Node)
{
    public bool IsWrite => Method >= Call.CreateUser;

    public override string ToString() => $"{Method} {Node}";
}

/// <summary>Something that goes wrong.</summary>
/// <param name="Method">At which method.</param>
/// <param name="Answer">What is answered instead.</param>
internal sealed record FakeFault(Call Method, RescueResult Answer)
{
    /// <summary>Gets the node it is about, or <see langword="null"/> for any.</summary>
    public NodeId? Node { get; init; }

    /// <summary>Gets a value indicating whether the call takes effect all the same.</summary>
    public bool TakesEffect { get; init; }

    /// <summary>Gets what is thrown instead of an answer.</summary>
    public Exception? Throws { get; init; }

    /// <summary>Gets what is completed when the call is reached, which is then never answered; or <see langword="null"/>.</summary>
    public TaskCompletionSource? Hangs { get; init; }

    /// <summary>Gets or sets how many more times it happens.</summary>
    public int Times { get; set; } = 1;

    public bool Fits(MadeCall call) => Times > 0 && call.Method == Method && (Node is null || Node == call.Node);
}

internal static class Answers
{
    public static RescueResult TimedOut { get; } = new(RescueErrorCode.NoAnswer, "timed out");

    public static RescueResult Error { get; } = new(RescueErrorCode.Unspecified, "ERROR");

    public static RescueResult Unheard { get; } = new(RescueErrorCode.Other, "INVALIDPARAM_SEATS");

    public static RescueResult BadToken { get; } = new(RescueErrorCode.InvalidToken, "INVALID_SECRETAUTHCODE");

    public static RescueResult NoNode { get; } = new(RescueErrorCode.InvalidNode, "INVALIDPARAM_NODE");

    public static RescueResult NoParent { get; } = new(RescueErrorCode.InvalidParent, "INVALIDPARAM_PARENT");

    public static RescueResult EmailInUse { get; } = new(RescueErrorCode.EmailInUse, "INVALIDPARAM_EMAIL_ALREADY_IN_USE");

    public static RescueResult NoSeat { get; } = new(RescueErrorCode.InvalidMobileAddOn, "INVALIDPARAM_MOBILEADDON");

    public static RescueResult NoName { get; } = new(RescueErrorCode.InvalidName, "INVALIDPARAM_NAME");

    public static RescueResult BadMove { get; } = new(RescueErrorCode.InvalidMove, "INVALID_MOVE");
}
