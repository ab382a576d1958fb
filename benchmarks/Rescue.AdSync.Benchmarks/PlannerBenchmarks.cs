using BenchmarkDotNet.Attributes;
using Rescue.AdSync.Benchmarks.Baselines;
using Rescue.AdSync.Benchmarks.Tenants;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Benchmarks;

/// <summary>The planner beside what one would write without it. Ratio is the column to read: it is the same on every machine.</summary>
[MemoryDiagnoser]
public class PlannerBenchmarks
{
    private PlanningInput _input = null!;
    private Floor _floor = null!;

    [Params(1_000, 10_000, 100_000, 998_001)]
    public int Memberships { get; set; }

    [Params(Scenario.NoChange, Scenario.OnePercent, Scenario.FirstImport)]
    public Scenario Scenario { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        Tenant tenant = TenantGenerator.Make(Memberships, Scenario);
        _input = tenant.Read();
        _floor = new Floor(tenant.Users, tenant.Nodes);
    }

    /// <summary>Joins, as LINQ makes them easy.</summary>
    [Benchmark(Baseline = true)]
    public int Linq() => LinqPlanner.Plan(_input).Count;

    /// <summary>Sized dictionaries and loops.</summary>
    [Benchmark]
    public int Dictionaries() => DictionaryPlanner.Plan(_input).Count;

    /// <summary>One hash of each key: the least that any planner must do.</summary>
    [Benchmark]
    public int Floor() => _floor.HashKeys();

    /// <summary>The planner, with all its rules.</summary>
    [Benchmark]
    public int Planner() => ReconciliationPlanner.Plan(_input).Actions.Length;
}
