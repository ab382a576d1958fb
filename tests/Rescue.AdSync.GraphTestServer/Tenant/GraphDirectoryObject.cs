namespace Rescue.AdSync.GraphTesting;

/// <summary>What every object of a tenant has. Immutable: a change is a copy made by <c>with</c>.</summary>
public abstract record GraphDirectoryObject
{
    /// <summary>Gets the object id, a GUID in lower case.</summary>
    /// <value>The default value is a new id.</value>
    public string Id { get; init; } = Guid.NewGuid().ToString("D");

    /// <summary>Gets the name shown.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Gets when the object was created, or <see langword="null"/> to have the tenant fill in the present.</summary>
    public DateTimeOffset? CreatedDateTime { get; init; }

    /// <summary>Gets when the object was deleted; <see langword="null"/> unless it lies in <c>deletedItems</c>.</summary>
    public DateTimeOffset? DeletedDateTime { get; internal init; }
}
