namespace Rescue.AdSync.Testing;

/// <summary>What goes wrong with a call.</summary>
public enum RescueFaultKind
{
    /// <summary>The call takes longer, and is then answered as usual.</summary>
    Latency,

    /// <summary>The answer is one word, such as <c>ERROR</c>.</summary>
    Word,

    /// <summary>The connection breaks before there is an answer.</summary>
    Drop,

    /// <summary>The call takes effect, and the connection breaks in the middle of it.</summary>
    BrokenBody,

    /// <summary>The call takes effect, and the answer ends early, without any sign of it in HTTP.</summary>
    TruncatedBody,

    /// <summary>The answer is a web page, with status 200.</summary>
    HtmlPage,

    /// <summary>The answer is an HTTP status other than 200, such as a gateway's 503 or, with <c>Retry-After</c>, 429.</summary>
    HttpStatus,

    /// <summary>All sessions are at their end, so that whoever has no token must sign in again.</summary>
    SessionExpiry,
}
