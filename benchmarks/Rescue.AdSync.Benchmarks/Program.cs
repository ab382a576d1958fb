using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Rescue.AdSync.Benchmarks;
using Rescue.AdSync.Benchmarks.Graph;

if (args is ["--smoke"])
{
    return await Smoke.RunAsync();
}

if (args is ["--first", var way])
{
    return await FirstRead.RunAsync(way);
}

IEnumerable<Summary> summaries = BenchmarkSwitcher.FromAssembly(typeof(PlannerBenchmarks).Assembly).Run(args);
return summaries.All(summary => !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success)) ? 0 : 1;
