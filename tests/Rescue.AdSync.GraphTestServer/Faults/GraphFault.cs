namespace Rescue.AdSync.GraphTesting;

/// <summary>A rule by which requests go wrong.</summary>
/// <remarks>
/// Made by one of the static methods and narrowed down by <c>with</c>: <c>GraphFault.ShortPage() with { At = 3 }</c> hits the third
/// request since the mark, <c>GraphFault.Throttle(2) with { Path = "/members", Times = 4 }</c> the first four that ask for members.
/// Requests inside batches have numbers of their own, which follow the batch's. Immutable.
/// </remarks>
public sealed record GraphFault
{
    private GraphFault(GraphFaultKind kind) => Kind = kind;

    /// <summary>Gets what goes wrong.</summary>
    public GraphFaultKind Kind { get; }

    /// <summary>Gets the number of the first request that may be hit, counted from 1 since the mark.</summary>
    /// <value>The default value is 1.</value>
    public int At { get; init; } = 1;

    /// <summary>Gets a text that the path and query of the request must contain, in any case; <see langword="null"/> for any.</summary>
    public string? Path { get; init; }

    /// <summary>Gets whether the request must be inside a batch, or must not; <see langword="null"/> for either.</summary>
    public bool? IsInner { get; init; }

    /// <summary>Gets how many requests are hit.</summary>
    /// <value>The default value is 1.</value>
    public int Times { get; init; } = 1;

    /// <summary>Gets a value indicating whether only repetitions of the first request that was hit are hit again.</summary>
    public bool SameRequest { get; init; }

    /// <summary>Gets how long an answer is held up.</summary>
    public TimeSpan Duration { get; private init; }

    /// <summary>Gets the HTTP status, or 0.</summary>
    public int StatusCode { get; private init; }

    /// <summary>Gets the seconds that <c>Retry-After</c> says, or <see langword="null"/> to send none.</summary>
    public int? RetryAfter { get; private init; }

    /// <summary>Breaks the connection.</summary>
    public static GraphFault Drop() => new(GraphFaultKind.Drop);

    /// <summary>Holds the answer up.</summary>
    /// <param name="duration">For how long.</param>
    public static GraphFault Delay(TimeSpan duration) => new(GraphFaultKind.Delay) { Duration = duration };

    /// <summary>Answers with an error status.</summary>
    /// <param name="statusCode">The status, such as 503.</param>
    /// <param name="retryAfter">The seconds that <c>Retry-After</c> says, or <see langword="null"/> to send none.</param>
    public static GraphFault Status(int statusCode, int? retryAfter = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
        return new GraphFault(GraphFaultKind.Status) { StatusCode = statusCode, RetryAfter = retryAfter };
    }

    /// <summary>Answers 429 (too many requests).</summary>
    /// <param name="retryAfter">The seconds that <c>Retry-After</c> says, or <see langword="null"/> to send none.</param>
    public static GraphFault Throttle(int? retryAfter = 1) => Status(429, retryAfter);

    /// <summary>Answers with a web page.</summary>
    public static GraphFault HtmlPage() => new(GraphFaultKind.HtmlPage);

    /// <summary>Ends the body in the middle.</summary>
    public static GraphFault TruncatedBody() => new(GraphFaultKind.TruncatedBody);

    /// <summary>Empties the list.</summary>
    public static GraphFault EmptyValue() => new(GraphFaultKind.EmptyValue);

    /// <summary>Takes the last half and the link to the next page out of the list.</summary>
    public static GraphFault ShortPage() => new(GraphFaultKind.ShortPage);

    /// <summary>Lets the link to the next page lead back.</summary>
    public static GraphFault RepeatedPage() => new(GraphFaultKind.RepeatedPage);

    /// <summary>Doubles each object of the list.</summary>
    public static GraphFault DuplicateEntries() => new(GraphFaultKind.DuplicateEntries);

    /// <summary>Falsifies the count.</summary>
    public static GraphFault WrongCount() => new(GraphFaultKind.WrongCount);

    /// <summary>Takes <c>value</c> out of the answer.</summary>
    public static GraphFault MissingValue() => new(GraphFaultKind.MissingValue);

    /// <summary>Lets the link to the next page lead to another host.</summary>
    public static GraphFault NextLinkToOtherHost() => new(GraphFaultKind.NextLinkToOtherHost);

    /// <summary>Answers 401 as to a token that has expired.</summary>
    public static GraphFault ExpiredToken() => new(GraphFaultKind.ExpiredToken);

    /// <summary>Makes every kind once, for tests that try them all; the delay is short, the status 503 with <c>Retry-After: 0</c>.</summary>
    /// <returns>One fault of each kind.</returns>
    public static IReadOnlyList<GraphFault> OneOfEach() =>
        [.. Enum.GetValues<GraphFaultKind>().Select(kind => kind switch
        {
            GraphFaultKind.Delay => Delay(TimeSpan.FromMilliseconds(20)),
            GraphFaultKind.Status => Status(503, retryAfter: 0),
            _ => new GraphFault(kind),
        })];

    /// <summary>Hits every request that fits, from the first on.</summary>
    public GraphFault Always() => this with { Times = int.MaxValue };

    /// <summary>Hits one request, and every repetition of it.</summary>
    public GraphFault AlwaysTheSame() => this with { Times = int.MaxValue, SameRequest = true };
}
