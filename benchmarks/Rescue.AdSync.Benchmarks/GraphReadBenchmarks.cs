using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using Rescue.AdSync.Benchmarks.Graph;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Benchmarks;

/// <summary>Ways from Graph's pages of members to the model of a snapshot. The pages come from memory, so this is all that is not waiting.</summary>
[MemoryDiagnoser]
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Cleanup disposes of them when a benchmark is over.")]
public class GraphReadBenchmarks
{
    private MemberPages _network = null!;
    private TypedReader _typed = null!;
    private GeneratedReader _generated = null!;
    private OwnReader _own = null!;
    private BareReader _bare = null!;

    /// <summary>Gets or sets the number of pages, of 999 members each.</summary>
    [Params(10)]
    public int Pages { get; set; } = 10;

    [GlobalSetup]
    public void Setup()
    {
        _network = new MemberPages(Pages);
        _typed = new TypedReader(_network);
        _generated = new GeneratedReader(_network);
        _own = new OwnReader(_network);
        _bare = new BareReader(_network);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _bare.Dispose();
        _own.Dispose();
        _generated.Dispose();
        _typed.Dispose();
        _network.Dispose();
    }

    /// <summary>The Graph SDK's client, models and page iterator.</summary>
    [Benchmark(Baseline = true)]
    public Task<List<DirectoryUser>> Typed() => _typed.ReadAsync();

    /// <summary>Raw answers, a source-generated serializer, types of our own.</summary>
    [Benchmark]
    public Task<List<DirectoryUser>> Generated() => _generated.ReadAsync();

    /// <summary>Raw answers, read off the bytes: what <c>EntraSource</c> does.</summary>
    [Benchmark]
    public Task<List<DirectoryUser>> Own() => _own.ReadAsync();

    /// <summary>Our reading behind a bare client: the floor.</summary>
    [Benchmark]
    public Task<List<DirectoryUser>> Bare() => _bare.ReadAsync();
}
