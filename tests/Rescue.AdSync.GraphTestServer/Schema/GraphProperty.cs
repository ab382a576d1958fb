using System.Text.Json.Nodes;

namespace Rescue.AdSync.GraphTesting.Schema;

/// <summary>How well the service can look for a property, as the tables of advanced queries have it.</summary>
internal enum FilterSupport
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By any query.</summary>
    Default,

    /// <summary>By an advanced query only.</summary>
    Advanced,
}

/// <summary>One property of a resource.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Read">Reads its value; <see langword="null"/> for JSON's null.</param>
internal sealed record GraphProperty(string Name, Func<GraphDirectoryObject, JsonNode?> Read)
{
    /// <summary>Gets a value indicating whether it comes without <c>$select</c>.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Gets a value indicating whether the right to basic profiles is enough to read it.</summary>
    public bool IsBasic { get; init; }

    /// <summary>Gets how <c>eq</c>, <c>in</c> and <c>startsWith</c> work on it.</summary>
    public FilterSupport Filter { get; init; }
}
