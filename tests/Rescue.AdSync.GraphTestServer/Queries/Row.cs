namespace Rescue.AdSync.GraphTesting.Queries;

/// <summary>An object in its place in a list; keys rise along the list.</summary>
internal readonly record struct Row(long Key, GraphDirectoryObject Value);
