namespace Rescue.AdSync.GraphTesting;

/// <summary>What goes wrong with a request.</summary>
public enum GraphFaultKind
{
    /// <summary>The connection breaks in place of an answer; inside a batch, the answer is missing from the batch's.</summary>
    Drop,

    /// <summary>The answer comes late.</summary>
    Delay,

    /// <summary>The answer is an HTTP status such as 429 or 503, with or without <c>Retry-After</c>.</summary>
    Status,

    /// <summary>The answer is a web page with status 200, as a proxy gives it.</summary>
    HtmlPage,

    /// <summary>The JSON of the answer ends in the middle; inside a batch, the whole batch's.</summary>
    TruncatedBody,

    /// <summary>The list is valid and empty, and says that there is no more.</summary>
    EmptyValue,

    /// <summary>The list is valid, its last half is missing, and it says that there is no more.</summary>
    ShortPage,

    /// <summary>The link to the next page leads to the same page.</summary>
    RepeatedPage,

    /// <summary>Each object of the list is there twice.</summary>
    DuplicateEntries,

    /// <summary>The count of objects is one too high.</summary>
    WrongCount,

    /// <summary>The answer is an object without <c>value</c>.</summary>
    MissingValue,

    /// <summary>The link to the next page leads to another host, where the token must not go.</summary>
    NextLinkToOtherHost,

    /// <summary>The access token has expired before its time; other requests may still use it.</summary>
    ExpiredToken,
}
