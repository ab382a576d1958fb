using Rescue.AdSync.Planning;
using Rescue.AdSync.Tests.Planning.Properties;
using Rescue.AdSync.Tests.Scenarios;

namespace Rescue.AdSync.Tests.Planning.Rules;

/// <summary>Small worlds in the language of the scenario files, for rules whose edges are better looked at in code.</summary>
internal static class Given
{
    public static PlanningInput Input(string sections) =>
        Scenario.Read($"In code\nWhat is expected stands in the test.\n\n{sections}\n\nplan ready\nnotes\n").Input();

    public static Plan Plan(string sections) => ReconciliationPlanner.Plan(Input(sections));

    public static string[] Steps(Plan plan) => [.. plan.Actions.Select(action => $"{action.Kind} {action.Email ?? action.DisplayName}")];

    public static IEnumerable<PlanNote> NotesOf(Plan plan, NoteCode code) => plan.Notes.Where(note => note.Code == code);

    /// <summary>Holds a property to generated worlds.</summary>
    public static void InEveryWorld(Action<World> property, int cases = 1_500) =>
        CsCheck.Check.Sample(WorldGen.Worlds, property, iter: cases, print: world => world.ToString());
}
