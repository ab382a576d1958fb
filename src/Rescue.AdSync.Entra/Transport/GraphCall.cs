namespace Rescue.AdSync.Entra.Transport;

/// <summary>What is asked of Graph.</summary>
/// <param name="Path">Path and query below Graph's address, with a slash at the beginning.</param>
/// <param name="IsAdvanced">Whether it is an advanced query, which Graph answers from an index that follows a little behind.</param>
internal sealed record GraphCall(string Path, bool IsAdvanced = false);
