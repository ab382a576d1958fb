using System.CommandLine;
using Rescue.AdSync.History;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>The number of a run on the command line.</summary>
internal static class RunArgument
{
    public static Argument<RunId> Create(string helpName) => new("run")
    {
        Description = "The run's number.",
        HelpName = helpName,
        CustomParser = argument =>
        {
            if (RunId.TryParse(argument.Tokens[0].Value, out RunId id))
            {
                return id;
            }

            argument.AddError($"'{argument.Tokens[0].Value}' is not the number of a run, as 'history' shows it.");
            return default;
        },
    };
}
