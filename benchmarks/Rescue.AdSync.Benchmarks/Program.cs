using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Rescue.AdSync.Benchmarks;

if (args is ["--smoke"])
{
    return Smoke.Run();
}

IEnumerable<Summary> summaries = BenchmarkSwitcher.FromAssembly(typeof(PlannerBenchmarks).Assembly).Run(args);
return summaries.All(summary => !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success)) ? 0 : 1;
