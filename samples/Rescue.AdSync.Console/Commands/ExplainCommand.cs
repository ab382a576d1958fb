using System.Collections.Immutable;
using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Hosting;
using Rescue.AdSync.Planning;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>The verb <c>explain</c>: why a person is wanted where they are, or not at all, and what a plan would do with them.</summary>
internal static class ExplainCommand
{
    public static Command Create(CommandHost host)
    {
        var user = new Argument<string>("USER") { Description = "An e-mail, a user principal name, a display name, an object id, or a node id." };
        var json = new Option<bool>("--json") { Description = "Write JSON to standard output, and nothing else." };
        var command = new Command("explain", "Say why a person is wanted where they are, or not at all, and what a plan would do with them. Writes nothing to Rescue.") { user, json };
        host.Handle(command, (context, line, cancellationToken) => RunAsync(context, line.GetValue(user)!, line.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string who, bool json, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(who))
        {
            throw new UsageException("explain needs somebody to explain: an e-mail, a user principal name, a display name, an object id, or a node id.");
        }

        await using ServiceProvider services = context.OpenForReading(RequiredSettings.Preview);
        Preview preview = await Previews.ReadAsync(context, services, cancellationToken);
        var explainer = new PlanExplainer(preview.Input);
        ImmutableArray<Explanation> found = explainer.Find(who);
        if (json)
        {
            ExplanationJson.Write(context.Io.Out, explainer.Plan, preview.Rescue, found);
        }
        else
        {
            new ExplanationView(context.Terminal.Output, preview.Rescue).Write(found);
        }

        if (found.IsEmpty)
        {
            WriteNobody(context.Terminal.Errors, who, explainer);
            return ExitCodes.Failed;
        }

        return ExitCodes.Done;
    }

    private static void WriteNobody(IAnsiConsole console, string who, PlanExplainer explainer)
    {
        console.WriteLine($"Nobody is called '{who}' in the paired groups or in Rescue.");
        ImmutableArray<string> suggestions = explainer.Suggest(who);
        console.WriteLine(suggestions.IsEmpty
            ? "Somebody who is in no paired group and not in Rescue is not known here: put them into a paired group first."
            : $"Did you mean {string.Join(", ", suggestions)}?");
    }
}
