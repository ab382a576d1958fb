using System.Collections;
using System.Text;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>Everything that the program has of the world around it, so that tests can give it another.</summary>
internal sealed record ConsoleIo
{
    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    public TextReader In { get; init; } = TextReader.Null;

    public bool IsOutTerminal { get; init; }

    public bool IsErrorTerminal { get; init; }

    public bool IsInTerminal { get; init; }

    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    public static ConsoleIo OfProcess()
    {
        // Names of people are not ASCII; a console that is left at its code page would lose them.
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = utf8;
        }

        return new ConsoleIo
        {
            Out = Console.Out,
            Error = Console.Error,
            In = Console.In,
            IsOutTerminal = !Console.IsOutputRedirected,
            IsErrorTerminal = !Console.IsErrorRedirected,
            IsInTerminal = !Console.IsInputRedirected,
            Environment = System.Environment.GetEnvironmentVariables()
                .Cast<DictionaryEntry>()
                .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value),
        };
    }

    /// <summary>Gets an environment variable, or <see langword="null"/> where it is empty too.</summary>
    public string? Variable(string name) =>
        Environment.TryGetValue(name, out string? value) && !string.IsNullOrEmpty(value) ? value : null;
}
