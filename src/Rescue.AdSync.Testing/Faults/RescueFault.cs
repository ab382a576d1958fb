namespace Rescue.AdSync.Testing;

/// <summary>A rule by which calls go wrong, for the emulator and for <see cref="InMemoryRescueClient"/>.</summary>
/// <remarks>
/// Made by one of the static methods, and narrowed down by <c>with</c>:
/// <c>RescueFault.Drop(afterEffect: true) with { Method = "createUser", Skip = 2 }</c> breaks the connection at the third
/// <c>createUser</c>, after the user was created. Immutable.
/// </remarks>
public sealed record RescueFault
{
    private RescueFault(RescueFaultKind kind) => Kind = kind;

    /// <summary>Gets what goes wrong.</summary>
    public RescueFaultKind Kind { get; }

    /// <summary>Gets the method that is hit, such as <c>setUser</c>, which includes <c>setUser_v2</c>; <see langword="null"/> for any.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? Method { get; init; }

    /// <summary>Gets the node that is hit: the one a call reads or changes, or the parent it creates below; <see langword="null"/> for any.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public NodeId? Node { get; init; }

    /// <summary>Gets how many calls that fit are let through first.</summary>
    /// <value>The default value is 0.</value>
    public int Skip { get; init; }

    /// <summary>Gets how many calls are hit after that.</summary>
    /// <value>The default value is 1.</value>
    public int Times { get; init; } = 1;

    /// <summary>Gets a value indicating whether the call takes effect before it goes wrong, so that the caller is misled.</summary>
    /// <value>The default value is <see langword="false"/>.</value>
    public bool AfterEffect { get; init; }

    /// <summary>Gets how long a call is held up, or for how long <c>Retry-After</c> asks to wait.</summary>
    public TimeSpan Delay { get; private init; }

    /// <summary>Gets the word of the answer, or <see langword="null"/>.</summary>
    public string? AnswerWord { get; private init; }

    /// <summary>Gets the HTTP status, or 0.</summary>
    public int StatusCode { get; private init; }

    /// <summary>Makes calls slow.</summary>
    /// <param name="delay">How long each is held up.</param>
    public static RescueFault Latency(TimeSpan delay) => new(RescueFaultKind.Latency) { Delay = delay };

    /// <summary>Answers <c>ERROR</c>, which says nothing about whether the call took effect (E4).</summary>
    /// <param name="afterEffect">Whether it did.</param>
    public static RescueFault Error(bool afterEffect = false) => Word("ERROR", afterEffect);

    /// <summary>Answers any word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="afterEffect">Whether the call takes effect nevertheless.</param>
    public static RescueFault Word(string word, bool afterEffect = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(word);
        return new RescueFault(RescueFaultKind.Word) { AnswerWord = word, AfterEffect = afterEffect };
    }

    /// <summary>Breaks the connection in place of an answer.</summary>
    /// <param name="afterEffect">Whether the call takes effect first.</param>
    public static RescueFault Drop(bool afterEffect = false) => new(RescueFaultKind.Drop) { AfterEffect = afterEffect };

    /// <summary>Breaks the connection in the middle of the answer.</summary>
    public static RescueFault BrokenBody() => new(RescueFaultKind.BrokenBody) { AfterEffect = true };

    /// <summary>Ends the answer half-way, as if it were all.</summary>
    public static RescueFault TruncatedBody() => new(RescueFaultKind.TruncatedBody) { AfterEffect = true };

    /// <summary>Answers with a web page.</summary>
    /// <param name="afterEffect">Whether the call takes effect first.</param>
    public static RescueFault HtmlPage(bool afterEffect = false) => new(RescueFaultKind.HtmlPage) { AfterEffect = afterEffect };

    /// <summary>Answers 429 (too many requests); the call has no effect.</summary>
    /// <param name="retryAfter">What <c>Retry-After</c> says, in whole seconds, or <see langword="null"/> to send none.</param>
    public static RescueFault Throttle(TimeSpan? retryAfter = null) =>
        new(RescueFaultKind.HttpStatus) { StatusCode = 429, Delay = retryAfter ?? TimeSpan.Zero };

    /// <summary>Answers with an HTTP status, such as 503.</summary>
    /// <param name="statusCode">The status.</param>
    /// <param name="afterEffect">Whether the call takes effect first.</param>
    public static RescueFault HttpStatus(int statusCode, bool afterEffect = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 300);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
        return new RescueFault(RescueFaultKind.HttpStatus) { StatusCode = statusCode, AfterEffect = afterEffect };
    }

    /// <summary>Ends all sessions right before the call.</summary>
    public static RescueFault SessionExpiry() => new(RescueFaultKind.SessionExpiry);

    internal bool Fits(string method, NodeId node) =>
        (Method is null || RescueMethods.Matches(method, Method)) && (Node is not { } wanted || wanted == node);
}
