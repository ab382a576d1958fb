using Rescue.AdSync.Accounts;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>R6: matches the people wanted on one side whom no link leads to a node there: by SSO id, then by e-mail.</summary>
internal sealed class PersonMatcher
{
    private readonly PlanningRun _run;
    private readonly Side _side;
    private readonly Membership _members;
    private readonly EmailClaims _emails;
    private readonly Matches _matches;

    private PersonMatcher(PlanningRun run, Side side, Membership members, EmailClaims emails, Matches matches)
    {
        _run = run;
        _side = side;
        _members = members;
        _emails = emails;
        _matches = matches;
    }

    public static void Match(PlanningRun run, Side side, Membership members, EmailClaims emails, Matches matches)
    {
        var matcher = new PersonMatcher(run, side, members, emails, matches);
        bool usesSsoIds = run.Pairings.Any(pairing => pairing.Side == side && pairing.Pairing.EffectiveSsoId(run.Policy) != SsoIdSource.None);
        if (usesSsoIds)
        {
            matcher.MatchSsoIds();
        }

        matcher.MatchEmails();
        if (usesSsoIds && matcher.AnyFreeNodeIsUnread())
        {
            matcher.MarkWhoMayBeUnread();
        }
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

        candidates.Settle(node => _matches.MarkAdopted(node, MatchMeans.SsoId));
    }

    private bool AnyFreeNodeIsUnread() =>
        Enumerable.Range(0, _run.Nodes.Nodes.Length)
            .Any(node => _run.Rescue.IsUnreadable(node) && _run.Rescue.DetailsAt(node) is null && _run.Nodes.IsUserOf(node, _side) && _matches.IsFree(node));

    /// <summary>Marks everybody with an SSO id who was found nowhere: theirs may be a node that could not be read, and not to know is not "not there" (S1).</summary>
    private void MarkWhoMayBeUnread()
    {
        for (int user = 0; user < _run.Directory.UserCount; user++)
        {
            if (_members[user] is { } place
                && _matches.NodeOf(user, _side) == Matches.None
                && SsoId.Of(_run.Policy, place.Pairing.Pairing, _run.Directory.User(user)) is not null)
            {
                _matches.MarkMayBeUnread(user, _side);
            }
        }
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
                if (_run.Nodes.IsUserOf(first, _side) && _matches.IsFree(first))
                {
                    _matches.Set(user, _side, first);
                    _matches.MarkAdopted(first, MatchMeans.Email);
                }
            }
            else
            {
                AddBearers(contested ??= new CandidateStep(_run, _side, _matches, "an e-mail"), user, first);
            }
        }

        contested?.Settle(node => _matches.MarkAdopted(node, MatchMeans.Email));
    }

    private void AddBearers(CandidateStep candidates, int user, int first)
    {
        for (int node = first; node != NodeIndex.None; node = _run.Nodes.NextWithEmail(node))
        {
            if (_run.Nodes.IsUserOf(node, _side) && _matches.IsFree(node))
            {
                candidates.Add(user, node);
            }
        }
    }

    private void BarNodes(int first)
    {
        for (int node = first; node != NodeIndex.None; node = _run.Nodes.NextWithEmail(node))
        {
            if (_run.Nodes.IsUserOf(node, _side) && _matches.IsFree(node))
            {
                _matches.MarkAmbiguous(node);
            }
        }
    }

    private ILookup<string, int> FreeNodesBySsoId() =>
        Enumerable.Range(0, _run.Nodes.Nodes.Length)
            .Where(node => _run.Nodes.IsUserOf(node, _side) && _matches.IsFree(node) && _run.NeedDetails(node)?.SsoId is not null)
            .ToLookup(node => _run.Rescue.DetailsAt(node)!.SsoId!, StringComparer.OrdinalIgnoreCase);
}
