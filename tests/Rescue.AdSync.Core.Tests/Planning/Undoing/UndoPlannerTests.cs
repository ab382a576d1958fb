using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;
using Rescue.AdSync.Tests.Planning.Rules;

namespace Rescue.AdSync.Tests.Planning.Undoing;

public sealed class UndoPlannerTests : UndoTest
{
    [Fact]
    public void The_run_did_something_of_each_kind() => Assert.Equal(
        Enum.GetValues<ActionKind>().Except([ActionKind.CreateGroup, ActionKind.FreeMobile]),
        Run.Actions.Select(action => action.Action.Kind).Distinct().Order());

    [Fact]
    public void What_is_still_as_the_run_left_it_is_put_back()
    {
        Plan undo = Undo("""
            Technicians
              group Support #100
                ann #200 name="Ann Birch" mail=birch@example.com mobile
                eve #202 disabled
                bob #203 mobile
                group Night #110 description="After six"
            """);

        Assert.Empty(undo.Notes);
        Assert.Equal(
            [
                "DisableUser 200: Status Enabled -> Disabled",
                "DisableUser 203: Status Enabled -> Disabled",
                "EnableUser 202: Status Disabled -> Enabled",
                "FreeMobile 200: Mobile true -> false",
                "FreeMobile 203: Mobile true -> false",
                "MoveUser 200: Parent 100 -> 110",
                "UpdateGroup 110: Description After six -> none",
                "UpdateUser 200: Name Ann Birch -> Ann Ash, Email birch@example.com -> ann@example.com",
            ],
            Steps(undo));
    }

    [Fact]
    public void What_is_as_before_already_needs_nothing_and_no_note()
    {
        Plan undo = Undo("""
            Technicians
              group Support #100
                eve #202
                bob #203 disabled
                group Night #110
                  ann #200 name="Ann Ash" disabled
            """);

        Assert.Empty(undo.Actions);
        Assert.Empty(undo.Notes);
    }

    [Fact]
    public void What_somebody_has_changed_since_stays_and_is_noted()
    {
        Plan undo = Undo("""
            Technicians
              group Support #100
                eve #202
                bob #203 disabled
                group Night #110 description="By hand"
              group Day #120
                ann #200 name="Ann Hand" mail=hand@example.com disabled
            """);

        Assert.Empty(undo.Actions);
        Assert.Equal(["The description of", "The e-mail of", "The name of", "The place of"], Notes(undo).Select(note => string.Join(' ', note.Split(' ')[..3])));
        Assert.All(Notes(undo), note => Assert.EndsWith("has changed since, and stays as it is.", note, StringComparison.Ordinal));
    }

    [Fact]
    public void Who_and_what_is_gone_is_noted()
    {
        Plan undo = Undo("""
            Technicians
              group Support #100
                ann #200 name="Ann Ash" disabled
                eve #202
            """);

        Assert.Empty(undo.Actions);
        Assert.Equal(
            [
                "Node 203 is no longer in Rescue.",
                "The group 'Night', node 110, is no longer in Rescue.",
                "The group that the user sat in before, node 110, is no longer in Rescue. The user stays where they are.",
            ],
            Notes(undo));
    }

    [Fact]
    public void R14_Whoever_must_stay_enabled_gets_all_else_back()
    {
        RunRecord run = PastRun.Of(Given.Input("""
            directory
              group Owners: ann
              person ann name="Ann Birch"
            rescue
              MasterAdministrators
                ann #300 name="Ann Ash" disabled
            links
              ann -> #300
            pairings
              Owners -> MasterAdministrators
            """));

        Plan undo = Undo(
            """
            MasterAdministrators
              ann #300 name="Ann Birch"
            """,
            new SyncPolicy { Pairings = [], MinimumMasterAdministrators = 99 },
            run);

        Assert.Equal(["UpdateUser 300: Name Ann Birch -> Ann Ash"], Steps(undo));
        Assert.StartsWith("Not disabled:", Assert.Single(Given.NotesOf(undo, NoteCode.Protected)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void S1_Nothing_is_taken_away_while_somebody_could_not_be_read()
    {
        Plan undo = Undo("""
            Technicians
              group Support #100
                eve #202 disabled
                bob #203 mobile
                group Night #110
                  ann #200 name="Ann Birch" mail=birch@example.com mobile unreadable
            """);

        Assert.Equal(["EnableUser 202: Status Disabled -> Enabled"], Steps(undo));
        Assert.Contains("The details of node 200 could not be read, so nothing of it is restored. Undo the run once more when they can be.", Notes(undo));
        Assert.Contains(Given.NotesOf(undo, NoteCode.IncompleteRead), note => note.Message.Contains("withheld", StringComparison.Ordinal));
    }

    [Fact]
    public void Somebody_on_the_other_side_by_now_is_left_alone()
    {
        Plan undo = Undo("""
            Administrators
              eve #202 disabled
            Technicians
              group Support #100
                bob #203 disabled
                group Night #110
                  ann #200 name="Ann Ash" disabled
            """);

        Assert.Empty(undo.Actions);
        Assert.Equal(["Node 202 is of the kind Administrator by now, and stays as it is."], Notes(undo));
    }

    [Fact]
    public void The_protected_are_left_alone()
    {
        Plan undo = Undo(
            """
            Technicians
              group Support #100
                eve #202 disabled
                bob #203 disabled
                group Night #110
                  ann #200 name="Ann Ash" disabled
            """,
            new SyncPolicy { Pairings = [], Protected = ["202"] });

        Assert.Empty(undo.Actions);
        Assert.Single(Given.NotesOf(undo, NoteCode.Protected));
    }

    [Fact]
    public void What_nobody_could_tell_the_end_of_is_noted_and_not_touched()
    {
        RunRecord unclear = Run with { Actions = [.. Run.Actions.Select(action => action with { State = ActionState.Unclear })] };

        Plan undo = Undo("Technicians\n  group Support #100", run: unclear);

        Assert.Empty(undo.Actions);
        Assert.Equal(Run.Actions.Length, Given.NotesOf(undo, NoteCode.NotUndone).Count(note => note.Severity == NoteSeverity.Warning));
    }
}
