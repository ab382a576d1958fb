namespace Rescue.AdSync.Entra.Json;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">The type of an entry.</typeparam>
/// <param name="Items">The entries.</param>
/// <param name="NextLink">Where the next page is, or <see langword="null"/> if this is the last.</param>
/// <param name="DeltaLink">Where to ask for changes later, on the last page of a list of changes.</param>
/// <param name="Count">How many entries there are on all pages, if Graph says so.</param>
internal sealed record Page<T>(List<T> Items, string? NextLink, string? DeltaLink, int? Count);
