using BenchmarkDotNet.Attributes;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Benchmarks.Tenants;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Planning;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Benchmarks;

/// <summary>What is done once while reading, so that planning need not do it, and what is done once with a plan.</summary>
[MemoryDiagnoser]
public class SnapshotBenchmarks
{
    private Tenant _tenant = null!;
    private PlanningInput _input = null!;

    [Params(1_000, 100_000)]
    public int Memberships { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _tenant = TenantGenerator.Make(Memberships, Scenario.OnePercent);
        _input = _tenant.Read();
    }

    /// <summary>Resolves members to positions.</summary>
    [Benchmark]
    public DirectorySnapshot Directory() => _tenant.ReadDirectory();

    /// <summary>Indexes nodes by key, parent and e-mail, and checks the tree.</summary>
    [Benchmark]
    public RescueSnapshot Rescue() => _tenant.ReadRescue();

    /// <summary>Makes a plan of a state whose links were not indexed yet, and its id.</summary>
    [Benchmark]
    public PlanId PlanAndId() => ReconciliationPlanner.Plan(_input with { State = new SyncState { Links = _tenant.Links } }).Id;
}
