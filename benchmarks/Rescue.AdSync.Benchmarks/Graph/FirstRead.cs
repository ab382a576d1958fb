using System.Diagnostics;
using System.Globalization;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Benchmarks.Graph;

/// <summary>Reads one page in a process that has done nothing before: what loading and compiling costs.</summary>
internal static class FirstRead
{
    /// <summary>Reads, and writes how many milliseconds it took.</summary>
    /// <param name="way">Which way: typed, generated or own.</param>
    public static async Task<int> RunAsync(string way)
    {
        using var pages = new MemberPages(1);
        long start = Stopwatch.GetTimestamp();
        using IMemberReader reader = way switch
        {
            "typed" => Typed(pages),
            "generated" => Generated(pages),
            _ => Own(pages),
        };
        List<DirectoryUser> users = await reader.ReadAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{way} {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms, {users.Count} users"));
        return 0;
    }

    // Each in a method of its own, so that no way pays for loading another's assemblies.
    private static TypedReader Typed(HttpMessageHandler network) => new(network);

    private static GeneratedReader Generated(HttpMessageHandler network) => new(network);

    private static OwnReader Own(HttpMessageHandler network) => new(network);
}
