namespace Rescue.AdSync.Testing.Contracts;

/// <summary>The fixture is at fault, not the source.</summary>
internal sealed class FixtureException(string message) : InvalidOperationException(message);
