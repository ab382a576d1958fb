namespace Rescue.AdSync.Entra.Groups;

/// <summary>A group as a search shows it.</summary>
internal readonly record struct FoundGroup(ObjectId Id, string? Name, string? Description, string Kind);
