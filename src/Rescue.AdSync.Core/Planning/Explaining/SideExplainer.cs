using System.Collections.Immutable;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Planning;

/// <summary>Explains one person on one side, by asking the planner's own findings; it has no rules of its own.</summary>
internal sealed class SideExplainer
{
    private readonly PlanningFindings _findings;
    private readonly PlanningRun _run;
    private readonly PeopleFindings? _people;
    private readonly SeatIndex _seats;
    private readonly PathFinder _paths;
    private readonly Side _side;
    private readonly Membership? _members;
    private readonly AboutIndex _about;

    public SideExplainer(PlanningFindings findings, SeatIndex seats, MembershipIndex memberships, AboutIndex about, Side side)
    {
        _findings = findings;
        _run = findings.Run;
        _people = findings.People;
        _seats = seats;
        _about = about;
        _side = side;
        _paths = new PathFinder(_run, memberships, side);
        _members = _people?.Members[(int)side];
    }

    /// <summary>Explains a person of the directory.</summary>
    public SideExplanation Person(int user)
    {
        int seat = _seats.NodeOf(user, _side);
        SideExplanation found = Describe(user, seat) with { Place = PlaceOf(user) };
        if (_members is not null)
        {
            found = WithPaths(found, new PathJudge(_run, _members, user), user);
        }

        return Conclude(found, user, seat);
    }

    /// <summary>Explains a Rescue user who is nobody's.</summary>
    public SideExplanation Node(int node) => Conclude(Describe(Matches.None, node), Matches.None, node);

    private SideExplanation Describe(int user, int seat)
    {
        RescueNode? node = seat == NodeIndex.None ? null : _run.Nodes.Nodes[seat];
        EmailAddress email = user < 0 ? EmailAddress.None : PersonName.SignInEmail(_run.Policy, _run.Directory.User(user));
        return new SideExplanation
        {
            Side = _side,
            Verdict = SideVerdict.Undecided,
            Summary = string.Empty,
            Node = node,
            Match = MeansOf(user, seat),
            Scope = seat == NodeIndex.None ? null : _people?.Scope.PairingOf(seat)?.Name,
            ProtectedBecause = _people?.Protected.Reason(node, email),
            Actions = _about.Actions(_side, ObjectOf(user), node?.Id),
            Withheld = _about.Withheld(_side, ObjectOf(user), node?.Id),
        };
    }

    private SideExplanation Conclude(SideExplanation found, int user, int seat)
    {
        found = found with { Notes = [.. NoteCollector.InOrder(Notes(found, user, seat))] };
        found = found with { Verdict = Judge(found, user, seat) };
        return found with { Summary = SideWords.Of(found, user < 0 ? null : _run.Directory.User(user), _run) };
    }

    private SideExplanation WithPaths(SideExplanation found, PathJudge judge, int user)
    {
        List<(PairingState Pairing, int[] Groups)> ways = _paths.Find(user, out bool hasMore);
        ImmutableArray<MembershipPath>.Builder paths = ImmutableArray.CreateBuilder<MembershipPath>();
        if (judge.Taken() is { } taken)
        {
            paths.Add(judge.Describe(taken.Pairing, taken.Groups, PathVerdict.Taken, null));
            ways.RemoveAll(way => way.Pairing == taken.Pairing && way.Groups.SequenceEqual(taken.Groups));
        }

        paths.AddRange(ways.Select(way => judge.Judge(way.Pairing, way.Groups)));
        return found with { Paths = paths.ToImmutable(), HasMorePaths = hasMore };
    }

    private SideVerdict Judge(SideExplanation found, int user, int seat)
    {
        if (_people is null)
        {
            return SideVerdict.Undecided;
        }

        if (!found.Actions.IsEmpty)
        {
            return SideVerdict.WillChange;
        }

        if (!found.Withheld.IsEmpty)
        {
            return SideVerdict.Withheld;
        }

        return found.IsWanted ? JudgeWanted(_people, found, user, seat) : JudgeUnwanted(_people, found, seat);
    }

    private SideVerdict JudgeWanted(PeopleFindings people, SideExplanation found, int user, int seat)
    {
        if (_members![user]!.Pairing.IsFrozen || (seat >= 0 && people.Scope.IsFrozen(seat)))
        {
            return SideVerdict.Frozen;
        }

        if (people.Emails.IsDuplicate(user))
        {
            return SideVerdict.PassedOver;
        }

        if (people.Matches.NodeOf(user, _side) == Matches.Ambiguous)
        {
            return SideVerdict.Ambiguous;
        }

        if (found.Notes.Any(note => note.Code == NoteCode.Protected))
        {
            return SideVerdict.Protected;
        }

        bool waits = seat < 0 ? people.Matches.MayBeUnread(user, _side) : _run.Nodes.Nodes[seat].Email.IsNone && _run.Rescue.DetailsAt(seat) is null;
        return waits || found.Notes.Any(SideWords.IsPassing) ? SideVerdict.PassedOver : SideVerdict.InStep;
    }

    private static SideVerdict JudgeUnwanted(PeopleFindings people, SideExplanation found, int seat)
    {
        if (seat == NodeIndex.None)
        {
            return SideVerdict.NotConcerned;
        }

        if (people.Scope.PairingOf(seat) is null)
        {
            return SideVerdict.OutOfScope;
        }

        if (people.Scope.IsFrozen(seat))
        {
            return SideVerdict.Frozen;
        }

        if (!people.Matches.IsFree(seat))
        {
            return SideVerdict.Ambiguous;
        }

        if (found.Notes.Any(note => note.Code == NoteCode.UnmanagedUser))
        {
            return SideVerdict.Unmanaged;
        }

        if (found.Notes.Any(note => note.Code == NoteCode.OrphanNode))
        {
            return SideVerdict.PassedOver;
        }

        return found.Notes.Any(note => note.Code == NoteCode.Protected) ? SideVerdict.Protected : SideVerdict.InStep;
    }

    private IEnumerable<PlanNote> Notes(SideExplanation found, int user, int seat) =>
    [
        .. _about.Notes(_side, user, seat),
        .. DuplicateEmail(user),
        .. DecidingPairings(user, seat).SelectMany(pairing => pairing.FrozenBecause),
        .. found.Withheld.Select(withheld => withheld.Because),
        .. Cycles(found),
        .. Doubts(found),
    ];

    private IEnumerable<PairingState> DecidingPairings(int user, int seat)
    {
        if (user >= 0 && _members?[user] is { } place)
        {
            yield return place.Pairing;
        }

        if (seat >= 0 && _people?.Scope is { } scope && scope.PairingOf(seat) is { } first)
        {
            yield return first;
            if (scope.IsFrozen(seat) && !first.IsFrozen)
            {
                // Another pairing claims the same users and is frozen.
                foreach (PairingState frozen in _run.Pairings.Where(pairing => pairing.IsFrozen && pairing.Side == _side && scope.Claims(pairing, seat)))
                {
                    yield return frozen;
                }
            }
        }
    }

    private IEnumerable<PlanNote> DuplicateEmail(int user)
    {
        if (user < 0 || _members?[user] is null || _people?.Emails.IsDuplicate(user) != true)
        {
            return [];
        }

        EmailAddress email = PersonName.SignInEmail(_run.Policy, _run.Directory.User(user));
        return _findings.Plan.Notes.Where(note => note.Code == NoteCode.DuplicateEmail && EmailAddress.From(note.Subject) == email);
    }

    private IEnumerable<PlanNote> Cycles(SideExplanation found)
    {
        HashSet<ObjectId> groups = [.. found.Paths.SelectMany(path => path.Groups).Select(group => group.Id)];
        return groups.Count == 0 ? [] : _run.Cycles.Where(cycle => cycle.Groups.Any(group => groups.Contains(_run.Directory.Group(group).Id))).Select(cycle => cycle.Note);
    }

    /// <summary>Gets what makes it uncertain that somebody is wanted nowhere (S1).</summary>
    private IEnumerable<PlanNote> Doubts(SideExplanation found)
    {
        if (found.IsWanted)
        {
            yield break;
        }

        if (_run.WhyIncomplete(_side) is { } incomplete)
        {
            yield return incomplete;
        }

        foreach (PlanNote missing in _run.Pairings.Where(pairing => pairing.Side == _side && pairing.Group < 0).SelectMany(pairing => pairing.FrozenBecause))
        {
            yield return missing;
        }
    }

    private ExplainedPlace? PlaceOf(int user) => _members?[user] is { } place
        ? new ExplainedPlace(place.Pairing.Index, place.Pairing.Name, place.Group.Id, place.Group.Name, place.Node == NodeIndex.None ? null : _run.Nodes.Nodes[place.Node].Id)
        : null;

    private MatchMeans MeansOf(int user, int seat)
    {
        if (user >= 0 && _people?.Matches.NodeOf(user, _side) == Matches.Ambiguous)
        {
            return MatchMeans.Ambiguous;
        }

        return seat == NodeIndex.None ? MatchMeans.None : _seats.MeansOf(seat);
    }

    private ObjectId? ObjectOf(int user) => user < 0 ? null : _run.Directory.User(user).Id;
}
