using Rescue.AdSync.GraphTesting.Messages;

namespace Rescue.AdSync.GraphTesting.Queries;

/// <summary>The value of <c>$orderby</c>: one property, up or down.</summary>
internal sealed record SortOrder(string Property, bool IsDescending)
{
    /// <exception cref="GraphException">There is more than one property, or another word than asc and desc.</exception>
    public static SortOrder? Parse(string? text) => text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        null => null,
        [var property] when !property.Contains(',', StringComparison.Ordinal) => new SortOrder(property, false),
        [var property, "asc"] => new SortOrder(property, false),
        [var property, "desc"] => new SortOrder(property, true),
        _ => throw GraphErrors.Unsupported($"Sorting by '{text}' is not supported for current query."),
    };
}
