using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;

// <readme>
var configuration = new ConfigurationBuilder().AddJsonFile(Path.GetFullPath("adsync.json")).Build();
var services = new ServiceCollection();
services.AddRescueAdSync(configuration.GetSection("AdSync"));      // reads; cannot write
await using ServiceProvider provider = services.BuildServiceProvider();

Preview preview = await provider.GetRequiredService<SyncPreviewer>().PreviewAsync();

foreach (PlanAction action in preview.Plan.Actions)
{
    Console.WriteLine($"{action.Kind,-12} {action.DisplayName}: {action.Reason}");
}

Console.WriteLine($"{preview.Plan.Summary.Total} changes, {preview.Plan.Notes.Count} notes, {preview.Plan.Id}");
// </readme>
