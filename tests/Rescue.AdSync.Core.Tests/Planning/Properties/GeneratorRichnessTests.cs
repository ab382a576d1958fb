using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Tests.Planning.Properties;

/// <summary>
/// Properties prove little in dull worlds. These hold the generator to making worlds in which everything happens that can.
/// </summary>
public sealed class GeneratorRichnessTests
{
    // The generator makes sound trees; ArbitraryInputProperties makes the others. The others come from the reading, and from undoing.
    private static readonly NoteCode[] NotMade = [NoteCode.UnsoundTree, NoteCode.LinkDropped, NoteCode.HalfMadeNode, NoteCode.NotUndone];

    private static readonly Lazy<Plan[]> Plans = new(() => [.. WorldGen.Some(10_000).AsParallel().AsOrdered().Select(world => ReconciliationPlanner.Plan(world.Input()))]);

    public static TheoryData<ActionKind> Kinds => [.. Enum.GetValues<ActionKind>()];

    public static TheoryData<NoteCode> Codes => [.. Enum.GetValues<NoteCode>().Except(NotMade)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_action_occurs(ActionKind kind) =>
        Assert.Contains(Plans.Value, plan => plan.Actions.Any(action => action.Kind == kind));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_note_occurs(NoteCode code) =>
        Assert.Contains(Plans.Value, plan => plan.Notes.Any(note => note.Code == code));

    [Fact]
    public void Emails_are_handed_over() =>
        Assert.Contains(Plans.Value, plan => HandsOver(plan));

    [Fact]
    public void Plans_of_every_verdict_occur_and_many_have_something_to_do()
    {
        Assert.All(Enum.GetValues<PlanVerdict>(), verdict => Assert.Contains(Plans.Value, plan => plan.Verdict == verdict));
        double some = Plans.Value.Count(plan => plan.Actions.Length > 0) / (double)Plans.Value.Length;
        double many = Plans.Value.Count(plan => plan.Actions.Length > 5) / (double)Plans.Value.Length;
        Assert.True(some > 0.4, $"{some:P0} of the plans have actions.");
        Assert.True(many > 0.02, $"{many:P0} of the plans have more than five actions.");
    }

    private static bool HandsOver(Plan plan)
    {
        HashSet<EmailAddress> given = [.. plan.Actions.OfType<UpdateUserAction>().Select(action => EmailAddress.From(action.ChangeOf(Field.Email)?.Before)).Where(email => !email.IsNone)];
        return plan.Actions.Any(action => EmailAddress.From(action.ChangeOf(Field.Email)?.After) is { IsNone: false } taken && given.Contains(taken));
    }
}
