using System.Text.RegularExpressions;
using Rescue.AdSync.ConsoleHost;

namespace Rescue.AdSync.Console.Tests.Fakes;

/// <summary>What one command line came to.</summary>
internal sealed record Ran(int ExitCode, string Out, string Error)
{
    public string All => Out + Error;
}

/// <summary>Runs command lines in this process, as the program itself would.</summary>
internal static partial class CommandLine
{
    public static Task<Ran> RunAsync(params string[] args) => RunAsync(new Surroundings(), args);

    public static async Task<Ran> RunAsync(Surroundings surroundings, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var io = new ConsoleIo
        {
            Out = output,
            Error = error,
            In = new StringReader(surroundings.Input ?? string.Empty),
            IsInTerminal = surroundings.Input is not null,
            IsErrorTerminal = surroundings.IsWatched,
            Environment = surroundings.Environment,
        };
        int exitCode = await ConsoleApp.RunAsync(args, io, surroundings.Stop);
        return new Ran(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Finds the id of the plan that was shown.</summary>
    public static string PlanIdIn(string text) => PlanId().Match(text).Value;

    [GeneratedRegex("sha256:[0-9a-f]{64}")]
    private static partial Regex PlanId();
}

/// <summary>What a command line finds around it.</summary>
internal sealed record Surroundings
{
    /// <summary>Gets what a person types; <see langword="null"/> where there is none.</summary>
    public string? Input { get; init; }

    /// <summary>Gets a value indicating whether standard error is a terminal.</summary>
    public bool IsWatched { get; init; }

    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public CancellationToken Stop { get; init; } = TestContext.Current.CancellationToken;
}
