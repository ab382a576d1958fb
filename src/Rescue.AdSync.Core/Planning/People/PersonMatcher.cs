using Rescue.AdSync.Accounts;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>R6: matches the people wanted on one side with the nodes there: by link, then SSO id, then e-mail.</summary>
internal sealed class PersonMatcher
{
    private readonly PlanningRun _run;
    private readonly Side _side;
    private readonly Membership _members;
    private readonly EmailClaims _emails;
    private readonly Matches _matches;
    private readonly List<Adoption> _adoptions;

    private PersonMatcher(PlanningRun run, Side side, Membership members, EmailClaims emails, Matches matches, List<Adoption> adoptions)
    {
        _run = run;
        _side = side;
        _members = members;
        _emails = emails;
        _matches = matches;
        _adoptions = adoptions;
    }

    public static void Match(PlanningRun run, Side side, Membership members, EmailClaims emails, Matches matches, List<Adoption> adoptions)
    {
        var matcher = new PersonMatcher(run, side, members, emails, matches, adoptions);
        matcher.MatchLinks();
        if (run.Pairings.Any(pairing => pairing.Side == side && pairing.Pairing.EffectiveSsoId(run.Policy) != SsoIdSource.None))
        {
            matcher.MatchSsoIds();
        }

        matcher.MatchEmails();
    }

    private void MatchLinks()
    {
        if (_run.Input.State.Links.IsDefaultOrEmpty)
        {
            return;
        }

        var candidates = new CandidateStep(_run, _side, _matches, "a link");
        for (int user = 0; user < _run.Directory.UserCount; user++)
        {
            if (_members.PlaceOf[user] != Membership.Nowhere
                && _run.Links.Of(_run.Directory.User(user).Id, _side) is { } link
                && _run.Nodes.TryFind(link.Node, out int node)
                && IsUserOfSide(node))
            {
                candidates.Add(user, node);
            }
        }

        candidates.Settle(static (_, _) => { });
    }

    private void MatchSsoIds()
    {
        ILookup<string, int> nodes = FreeNodesBySsoId();
        var candidates = new CandidateStep(_run, _side, _matches, "an SSO id");
        for (int user = 0; user < _run.Directory.UserCount; user++)
        {
            if (_members[user] is not { } place || _matches.NodeOf(user, _side) != Matches.None)
            {
                continue;
            }

            if (SsoId.Of(_run.Policy, place.Pairing.Pairing, _run.Directory.User(user)) is { } ssoId)
            {
                foreach (int node in nodes[ssoId])
                {
                    candidates.Add(user, node);
                }
            }
        }

        candidates.Settle(Adopt);
    }

    private void MatchEmails()
    {
        CandidateStep? contested = null;
        for (int user = 0; user < _run.Directory.UserCount; user++)
        {
            if (_members.PlaceOf[user] == Membership.Nowhere || _matches.NodeOf(user, _side) != Matches.None)
            {
                continue;
            }

            int first = _emails.FirstNode(user);
            if (_emails.IsDuplicate(user))
            {
                BarNodes(first);
                _matches.MarkAmbiguous(user, _side);
            }
            else if (first != NodeIndex.None && _run.Nodes.NextWithEmail(first) == NodeIndex.None)
            {
                // Nobody else wants this e-mail and nobody else bears it: the pair cannot be contested.
                if (IsUserOfSide(first) && _matches.IsFree(first))
                {
                    _matches.Set(user, _side, first);
                    Adopt(user, first);
                }
            }
            else
            {
                AddBearers(contested ??= new CandidateStep(_run, _side, _matches, "an e-mail"), user, first);
            }
        }

        contested?.Settle(Adopt);
    }

    private void AddBearers(CandidateStep candidates, int user, int first)
    {
        for (int node = first; node != NodeIndex.None; node = _run.Nodes.NextWithEmail(node))
        {
            if (IsUserOfSide(node) && _matches.IsFree(node))
            {
                candidates.Add(user, node);
            }
        }
    }

    private void BarNodes(int first)
    {
        for (int node = first; node != NodeIndex.None; node = _run.Nodes.NextWithEmail(node))
        {
            if (IsUserOfSide(node) && _matches.IsFree(node))
            {
                _matches.MarkAmbiguous(node);
            }
        }
    }

    private ILookup<string, int> FreeNodesBySsoId() =>
        Enumerable.Range(0, _run.Nodes.Nodes.Length)
            .Where(node => IsUserOfSide(node) && _matches.IsFree(node) && _run.NeedDetails(node)?.SsoId is not null)
            .ToLookup(node => _run.Rescue.DetailsAt(node)!.SsoId!, StringComparer.OrdinalIgnoreCase);

    private bool IsUserOfSide(int node)
    {
        NodeType type = _run.Nodes.Nodes[node].Type;
        return type.IsUser() && type.SideOf() == _side;
    }

    private void Adopt(int user, int node) =>
        _adoptions.Add(new Adoption(_run.Directory.User(user).Id, _side, _run.Nodes.Nodes[node].Id));
}
