using System.CommandLine;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>The options of all verbs that write.</summary>
internal static class ApplyOptions
{
    public static Option<PlanId?> Approve() => new("--approve")
    {
        Description = "Approve a blocked plan by its id (sha256:...). A different plan needs a new approval.",
        HelpName = "PLANID",
        CustomParser = argument =>
        {
            if (PlanId.TryParse(argument.Tokens[0].Value, out PlanId id))
            {
                return id;
            }

            argument.AddError("--approve needs a plan id: sha256: and 64 hexadecimal digits, as 'plan' shows it.");
            return null;
        },
    };

    public static Option<bool> Yes() => new("--yes", "-y") { Description = "Do not ask before writing." };

    public static Option<string[]> OutFiles() =>
        ReportFiles.Option("Write the outcome to a file; its ending says how: .xlsx, .html, .csv, .json. May be repeated.");
}
