using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Samples.OwnDirectory;

// <add>
var configuration = new ConfigurationBuilder().AddJsonFile(Path.GetFullPath("adsync.json")).Build();
var services = new ServiceCollection();
services.AddRescueAdSync(configuration.GetSection("AdSync"))
    .AddDirectory(new CsvDirectorySource(new DirectoryName("staff"), Path.GetFullPath("export")));
// </add>
await using ServiceProvider provider = services.BuildServiceProvider();

Preview preview = await provider.GetRequiredService<SyncPreviewer>().PreviewAsync();
foreach (PlanAction action in preview.Plan.Actions)
{
    Console.WriteLine($"{action.Kind,-12} {action.DisplayName}: {action.Reason}");
}
