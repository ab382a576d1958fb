namespace Rescue.AdSync.Planning;

/// <summary>R6, first step: matches the people wanted on one side with the nodes they are linked to.</summary>
internal sealed class LinkMatcher(PlanningRun run, Side side, Membership members, Matches matches)
{
    private CandidateStep? _contested;

    public void Match()
    {
        if (run.Input.State.Links.IsDefaultOrEmpty)
        {
            return;
        }

        for (int user = 0; user < run.Directory.UserCount; user++)
        {
            if (members.PlaceOf[user] != Membership.Nowhere
                && run.Links.Of(run.Directory.User(user).Id, side) is { } link
                && run.Nodes.TryFind(link.Node, out int node)
                && run.Nodes.IsUserOf(node, side)
                && !IsUnusable(user, node))
            {
                Take(user, node);
            }
        }

        _contested?.Settle(static _ => { });
    }

    // E3, R13: a user that was created and not filled is nobody yet. If the person is to be of another kind by now, it stays so.
    private bool IsUnusable(int user, int node) =>
        run.Nodes.Nodes[node].Email.IsNone && members[user] is { } place && !place.Pairing.Makes(run.Nodes.Types[node]);

    // Nearly every link is the only one to its node; only those that are not need the bookkeeping of a step.
    private void Take(int user, int node)
    {
        if (matches.IsFree(node))
        {
            matches.Set(user, side, node);
            return;
        }

        _contested ??= new CandidateStep(run, side, matches, "a link");
        _contested.Add(user, node);
        if (matches.UserOf(node) is var first and not Matches.Ambiguous)
        {
            _contested.Add(first, node);
            matches.MarkAmbiguous(node);
        }
    }
}
