namespace Rescue.AdSync.GraphTesting;

/// <summary>One request that Graph got: an HTTP request, or one inside a batch.</summary>
public sealed record GraphCall
{
    /// <summary>Gets the number of the request since the last mark; the first is 1. A batch comes before the requests in it.</summary>
    public required int Number { get; init; }

    /// <summary>Gets the method.</summary>
    public required string Method { get; init; }

    /// <summary>Gets the host that the request named, with the port if it named one.</summary>
    public required string Host { get; init; }

    /// <summary>Gets the path below the version, such as <c>/groups/delta</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the query as it was sent, without the question mark.</summary>
    public required string Query { get; init; }

    /// <summary>Gets the headers, without the token.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Gets a value indicating whether it came inside a batch.</summary>
    public required bool IsInner { get; init; }

    /// <summary>Gets the status of the answer; 0 if there was none.</summary>
    public int Status { get; internal init; }

    /// <summary>Gets what the request costs of the quota; 0 for a batch, whose requests are counted one by one.</summary>
    public int ResourceUnits { get; internal init; }

    /// <summary>Gets what went wrong on purpose, or <see langword="null"/> if nothing did. A fault that could not change the answer does not show.</summary>
    public GraphFaultKind? Fault { get; internal init; }

    /// <summary>Gets a value indicating whether it is a batch.</summary>
    public bool IsBatch => Path.Equals("/$batch", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets the path and the query.</summary>
    public string PathAndQuery => Query.Length == 0 ? Path : $"{Path}?{Query}";

    /// <inheritdoc/>
    public override string ToString() => $"{Number}{(IsInner ? "+" : "")}. {Method} {PathAndQuery} -> {Status}{(Fault is null ? "" : $" ({Fault})")}";
}
