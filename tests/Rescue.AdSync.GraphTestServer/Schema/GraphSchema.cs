namespace Rescue.AdSync.GraphTesting.Schema;

/// <summary>One resource type: its name and its properties.</summary>
internal sealed class GraphSchema
{
    private readonly Dictionary<string, GraphProperty> _byName;

    public GraphSchema(string name, string segment, Type type, IReadOnlyList<GraphProperty> properties)
    {
        Name = name;
        Segment = segment;
        Type = type;
        Properties = properties;
        Defaults = [.. properties.Where(property => property.IsDefault)];
        _byName = properties.ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Gets the name, such as <c>user</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the collection, such as <c>users</c>.</summary>
    public string Segment { get; }

    /// <summary>Gets the type that holds such an object here.</summary>
    public Type Type { get; }

    /// <summary>Gets every property.</summary>
    public IReadOnlyList<GraphProperty> Properties { get; }

    /// <summary>Gets what comes without <c>$select</c>.</summary>
    public IReadOnlyList<GraphProperty> Defaults { get; }

    /// <summary>Gets the value of <c>@odata.type</c>.</summary>
    public string ODataType => $"#microsoft.graph.{Name}";

    public GraphProperty? Find(string name) => _byName.GetValueOrDefault(name);
}
