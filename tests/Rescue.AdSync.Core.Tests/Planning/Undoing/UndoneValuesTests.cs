using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Tests.Planning.Rules;

namespace Rescue.AdSync.Tests.Planning.Undoing;

/// <summary>R7, R11: what only one can have is not given back while somebody else has it.</summary>
public sealed class UndoneValuesTests : UndoTest
{
    [Fact]
    public void An_email_that_somebody_else_has_by_now_stays_with_them()
    {
        Plan undo = Undo("""
            Technicians
              group Support #100
                eve #202
                bob #203 disabled
                zoe #300 mail=ann@example.com
                group Night #110
                  ann #200 name="Ann Ash" mail=birch@example.com disabled
            """);

        Assert.Empty(undo.Actions);
        Assert.Contains("Node 300", Assert.Single(Given.NotesOf(undo, NoteCode.EmailInUse)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void R7_An_email_that_the_run_gave_to_somebody_it_created_stays_with_them()
    {
        RunRecord run = PastRun.Of(Given.Input("""
            directory
              group Support: ann bob
              person ann name="Ann Birch" mail=birch@example.com
              person bob mail=ann@example.com
            rescue
              Technicians
                group Support #100
                  ann #200 name="Ann Ash"
            links
              ann -> #200
            pairings
              Support -> #100
            """));

        Plan undo = Undo(
            """
            Technicians
              group Support #100
                ann #200 name="Ann Birch" mail=birch@example.com
                bob #201 mail=ann@example.com
            """,
            run: run with { Actions = [.. run.Actions.Select(action => action.Node is null ? action with { Node = new NodeId(201) } : action)] });

        Assert.Equal(
            [
                "DisableUser 201: Status Enabled -> Disabled",
                "UpdateUser 200: Name Ann Birch -> Ann Ash",
            ],
            Steps(undo));
        Assert.Contains("Node 201 has the e-mail 'ann@example.com' by now", Assert.Single(Given.NotesOf(undo, NoteCode.EmailInUse)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void R11_An_SSO_id_that_somebody_else_has_by_now_stays_with_them()
    {
        RunRecord run = PastRun.Of(Given.Input("""
            directory
              group Support: ann
              person ann name="Ann Birch" mail=birch@example.com
            rescue
              Technicians
                group Support #100
                  ann #200 name="Ann Ash" sso=ann@example.com
            links
              ann -> #200
            pairings
              Support -> #100 SsoId=Email
            """));

        Plan undo = Undo(
            """
            Technicians
              group Support #100
                ann #200 name="Ann Birch" mail=birch@example.com sso=birch@example.com
                other #201 name="Ann Oak" mail=oak@example.com sso=ANN@example.com
            """,
            run: run);

        Assert.Equal(["UpdateUser 200: Name Ann Birch -> Ann Ash, Email birch@example.com -> ann@example.com"], Steps(undo));
        Assert.Contains("Node 201", Assert.Single(Given.NotesOf(undo, NoteCode.DuplicateSsoId)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void R11_Whoever_waits_for_an_SSO_id_that_is_not_given_up_waits_for_nothing()
    {
        RunRecord run = PastRun.Of(Given.Input("""
            directory
              group Support: ann bob
              person ann mail=ann@example.com upn=a2@example.com
              person bob mail=bob@example.com upn=a1@example.com
            rescue
              Technicians
                group Support #100
                  ann #200 sso=a1@example.com
                  bob #201 sso=b1@example.com
            links
              ann -> #200
              bob -> #201
            pairings
              Support -> #100 SsoId=Upn
            """));
        Assert.Equal(2, run.Actions.Length);

        Plan undo = Undo(
            """
            Technicians
              group Support #100
                ann #200 sso=a2@example.com
                bob #201 sso=a1@example.com
                eve #202 sso=b1@example.com
            """,
            run: run);

        Assert.Empty(undo.Actions);
        Assert.Equal(2, Given.NotesOf(undo, NoteCode.DuplicateSsoId).Count());
    }
}
