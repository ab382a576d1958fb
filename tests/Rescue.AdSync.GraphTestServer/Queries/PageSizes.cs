namespace Rescue.AdSync.GraphTesting.Queries;

/// <summary>How lists are cut.</summary>
/// <param name="Default">The objects on a page without <c>$top</c>.</param>
/// <param name="Maximum">The objects that a page has at most, whatever <c>$top</c> says.</param>
/// <param name="EmptyFirst">Whether every list begins with a page of nothing.</param>
internal sealed record PageSizes(int Default, int Maximum, bool EmptyFirst);
