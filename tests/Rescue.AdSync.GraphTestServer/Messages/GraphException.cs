namespace Rescue.AdSync.GraphTesting.Messages;

/// <summary>Ends a request with an error of Graph.</summary>
internal sealed class GraphException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>Gets headers that go with the error.</summary>
    public Dictionary<string, string> Headers { get; init; } = [];
}
