using Rescue.AdSync.Simulation.Running;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Rescue.AdSync.Simulation;

/// <summary>Runs the tests; or, with <c>--seeds</c> or <c>--seed</c>, as many histories as one likes.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args)
    {
        if (LongRunOptions.Read(args) is { } options)
        {
            return LongRun.RunAsync(options, Console.Out);
        }

        return args.Any(argument => argument is "--server" or "--internal-msbuild-node")
            ? TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : ConsoleRunner.Run(args);
    }
}
