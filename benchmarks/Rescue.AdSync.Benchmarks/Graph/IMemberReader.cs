using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Benchmarks.Graph;

/// <summary>A way to read all members of the group, from the first request to our own model.</summary>
internal interface IMemberReader : IDisposable
{
    Task<List<DirectoryUser>> ReadAsync();
}
