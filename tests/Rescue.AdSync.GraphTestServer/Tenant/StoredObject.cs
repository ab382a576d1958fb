using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting.Schema;

namespace Rescue.AdSync.GraphTesting.Tenant;

/// <summary>Where an object is in its life.</summary>
internal enum Life
{
    /// <summary>In use.</summary>
    Live,

    /// <summary>In <c>deletedItems</c>, from where it can come back.</summary>
    SoftDeleted,

    /// <summary>Gone.</summary>
    Gone,
}

/// <summary>An object with the versions at which it changed.</summary>
internal sealed class StoredObject
{
    private readonly Dictionary<string, long> _setAt = new(StringComparer.OrdinalIgnoreCase);

    public StoredObject(GraphDirectoryObject value, long version)
    {
        Value = value;
        Schema = GraphSchemas.Of(value);
        Sequence = version;
        LifeChangedAt = version;
        foreach (GraphProperty property in Schema.Properties.Where(property => IsSet(property.Read(value))))
        {
            _setAt[property.Name] = version;
        }
    }

    private StoredObject(StoredObject other)
    {
        _setAt = new Dictionary<string, long>(other._setAt, other._setAt.Comparer);
        Schema = other.Schema;
        Sequence = other.Sequence;
        Value = other.Value;
        Life = other.Life;
        LifeChangedAt = other.LifeChangedAt;
        FormerGroups = other.FormerGroups;
    }

    public GraphDirectoryObject Value { get; private set; }

    public GraphSchema Schema { get; }

    /// <summary>Gets the place in the order of creation.</summary>
    public long Sequence { get; }

    public Life Life { get; private set; }

    /// <summary>Gets the version at which the object was created, deleted or restored last.</summary>
    public long LifeChangedAt { get; private set; }

    /// <summary>Gets the groups that the object was in when it was deleted, to put it back.</summary>
    public IReadOnlyList<string> FormerGroups { get; private set; } = [];

    public bool IsLive => Life == Life.Live;

    /// <summary>Gets the version at which a property was last set; 0 if it never was.</summary>
    public long SetAt(string property) => _setAt.GetValueOrDefault(property);

    public void Change(GraphDirectoryObject value, long version)
    {
        foreach (GraphProperty property in Schema.Properties)
        {
            if (!JsonNode.DeepEquals(property.Read(Value), property.Read(value)))
            {
                _setAt[property.Name] = version;
            }
        }

        Value = value;
    }

    public void Delete(Life life, DateTimeOffset at, IReadOnlyList<string> groups, long version)
    {
        FormerGroups = Life == Life.Live ? groups : FormerGroups;
        Life = life;
        LifeChangedAt = version;
        Value = Value with { DeletedDateTime = at };
    }

    public void Restore(long version)
    {
        Life = Life.Live;
        LifeChangedAt = version;
        FormerGroups = [];
        Value = Value with { DeletedDateTime = null };
    }

    public StoredObject Copy() => new(this);

    private static bool IsSet(JsonNode? value) => value is not null && value is not JsonArray { Count: 0 };
}
