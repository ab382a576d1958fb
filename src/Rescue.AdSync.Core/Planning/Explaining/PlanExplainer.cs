using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Planning;

/// <summary>Answers why a person is wanted where they are, or not at all, and what the plan does with them.</summary>
/// <remarks>
/// It makes the plan anew and keeps what the planner found out on the way, so an explanation cannot differ from the plan.
/// Pure, like the planner: no clock, I/O or chance. Immutable once made, and safe for use by several threads at once.
/// </remarks>
public sealed class PlanExplainer
{
    private readonly PlanningFindings _findings;
    private readonly PlanningRun _run;
    private readonly SeatIndex _seats;
    private readonly SideExplainer[] _sides;
    private readonly ImmutableArray<PlanNote> _heldBecause;

    /// <summary>Initializes a new instance of the <see cref="PlanExplainer"/> class, and makes the plan.</summary>
    /// <param name="input">Everything the plan depends on, such as <see cref="Execution.Preview.Input"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> or a part of it is <see langword="null"/>.</exception>
    /// <exception cref="Policies.InvalidPolicyException">The policy breaks the rules it must keep.</exception>
    public PlanExplainer(PlanningInput input)
    {
        _findings = ReconciliationPlanner.Work(input);
        _run = _findings.Run;
        _seats = new SeatIndex(_run, _findings.People);
        var memberships = new MembershipIndex(_run.Directory);
        var about = new AboutIndex(_findings);
        _sides = [.. Enum.GetValues<Side>().Select(side => new SideExplainer(_findings, _seats, memberships, about, side))];
        _heldBecause = _findings.Plan.IsBlocked ? [.. _findings.Plan.Notes.Where(HoldsPlan)] : [];
    }

    /// <summary>Gets the plan that is explained.</summary>
    public Plan Plan => _findings.Plan;

    /// <summary>Finds the people whom a text names, and explains each.</summary>
    /// <param name="who">
    /// A node id, an object id, an e-mail, a user principal name, or a display name; all but ids are compared without regard to
    /// case. A name that is somebody's e-mail or user principal name is not looked for among display names.
    /// </param>
    /// <returns>The explanations, people of the directory first; empty if nobody is called so.</returns>
    public ImmutableArray<Explanation> Find(string who)
    {
        ArgumentNullException.ThrowIfNull(who);
        var search = new PersonSearch(_run, _seats);
        return [.. search.Find(who).Select(Explain)];
    }

    /// <summary>Names people who are called like a text, for somebody who did not find the one they meant.</summary>
    /// <param name="part">A part of a name or e-mail.</param>
    /// <param name="count">How many to name at most.</param>
    /// <returns>Names that <see cref="Find"/> takes, in ordinal order.</returns>
    public ImmutableArray<string> Suggest(string part, int count = 5)
    {
        ArgumentNullException.ThrowIfNull(part);
        return [.. new PersonSearch(_run, _seats).Suggest(part).Take(count)];
    }

    /// <summary>Explains everybody: each person whom a directory shows, and each Rescue user who is none of them.</summary>
    public IEnumerable<Explanation> Everybody() => new PersonSearch(_run, _seats).Everybody().Select(Explain);

    private static bool HoldsPlan(PlanNote note) => note.Severity == NoteSeverity.Error
        && note.Code is NoteCode.TooManyCreates or NoteCode.TooManyDisables or NoteCode.TooManyMoves or NoteCode.TooManyGroups or NoteCode.UnsoundTree;

    private Explanation Explain(FoundPerson found) => found.User >= 0 ? ExplainPerson(found.User) : ExplainNode(found.Node);

    private Explanation ExplainPerson(int user)
    {
        DirectoryUser person = _run.Directory.User(user);
        return new Explanation
        {
            Name = person.DisplayName ?? person.ToString(),
            Person = person,
            Directory = _run.Directory.DirectoryOf(user),
            Sides = [.. _sides.Select(side => side.Person(user))],
            PlanVerdict = Plan.Verdict,
            PlanHeldBecause = _heldBecause,
        };
    }

    private Explanation ExplainNode(int position)
    {
        RescueNode node = _run.Nodes.Nodes[position];
        return new Explanation
        {
            Name = node.Name ?? node.ToString(),
            Sides = [_sides[(int)node.Type.SideOf()!.Value].Node(position)],
            PlanVerdict = Plan.Verdict,
            PlanHeldBecause = _heldBecause,
        };
    }
}
