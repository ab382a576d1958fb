using System.Diagnostics;
using System.Globalization;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Benchmarks.Graph;

/// <summary>Reads one page in a process that has done nothing before: what loading and compiling costs.</summary>
internal static class FirstRead
{
    /// <summary>Reads, and writes how many milliseconds that took, and how much memory the process holds afterwards.</summary>
    /// <param name="way">Which way: typed, generated, own or bare.</param>
    public static async Task<int> RunAsync(string way)
    {
        using var pages = new MemberPages(1);
        long start = Stopwatch.GetTimestamp();
        using IMemberReader reader = way switch
        {
            "typed" => Typed(pages),
            "generated" => Generated(pages),
            "own" => Own(pages),
            _ => Bare(pages),
        };
        List<DirectoryUser> users = await reader.ReadAsync();
        double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        double memory = Environment.WorkingSet / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{way}: {time:0} ms, {memory:0} MB, {users.Count} users"));
        return 0;
    }

    // Each in a method of its own, so that no way pays for loading another's assemblies.
    private static TypedReader Typed(HttpMessageHandler network) => new(network);

    private static GeneratedReader Generated(HttpMessageHandler network) => new(network);

    private static BareReader Bare(HttpMessageHandler network) => new(network);

    private static OwnReader Own(HttpMessageHandler network) => new(network);
}
