namespace Rescue.AdSync.Tests.Scenarios;

/// <summary>A scenario file cannot be read; the message names the line.</summary>
public sealed class ScenarioFormatException(int line, string message) : FormatException($"Line {line}: {message}")
{
    public int Line => line;
}
