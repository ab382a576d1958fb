using System.Runtime.InteropServices;

namespace Rescue.AdSync.Planning;

/// <summary>One step of R6: pairs of person and node that could belong together, of which only the unequivocal ones count.</summary>
internal sealed class CandidateStep(PlanningRun run, Side side, Matches matches, string means)
{
    private readonly List<(int User, int Node)> _pairs = [];
    private readonly Dictionary<int, int> _perUser = [];
    private readonly Dictionary<int, int> _perNode = [];

    public void Add(int user, int node)
    {
        _pairs.Add((user, node));
        CollectionsMarshal.GetValueRefOrAddDefault(_perUser, user, out _)++;
        CollectionsMarshal.GetValueRefOrAddDefault(_perNode, node, out _)++;
    }

    /// <summary>Matches the unequivocal pairs and tells the node of each; names the others.</summary>
    public void Settle(Action<int> matched)
    {
        var ambiguous = new List<(int User, int Node)>();
        foreach ((int user, int node) in _pairs)
        {
            if (_perUser[user] == 1 && _perNode[node] == 1)
            {
                matches.Set(user, side, node);
                matched(node);
            }
            else
            {
                ambiguous.Add((user, node));
                matches.MarkAmbiguous(user, side);
                matches.MarkAmbiguous(node);
            }
        }

        if (ambiguous.Count > 0)
        {
            Note(ambiguous);
        }
    }

    private void Note(List<(int User, int Node)> ambiguous)
    {
        foreach (IGrouping<int, (int User, int Node)> person in ambiguous.Where(pair => _perUser[pair.User] > 1).GroupBy(pair => pair.User))
        {
            string nodes = string.Join(", ", person.Select(pair => run.Nodes.Nodes[pair.Node].Id).Order());
            run.Notes.Warn(NoteCode.AmbiguousMatch, Name(person.Key), $"By {means} the person could be any of the Rescue users {nodes}; none is touched. Correct all but one of them in Rescue.", NoteAbout.User(person.Key, side));
        }

        foreach (IGrouping<int, (int User, int Node)> node in ambiguous.Where(pair => _perNode[pair.Node] > 1).GroupBy(pair => pair.Node))
        {
            string people = string.Join(", ", node.Select(pair => Name(pair.User)).Order(StringComparer.Ordinal));
            run.Notes.Warn(NoteCode.AmbiguousMatch, run.Nodes.Nodes[node.Key].ToString(), $"By {means} the Rescue user {run.Nodes.Nodes[node.Key].Id} could be any of {people}; nobody is touched. Correct the directory or the link.", NoteAbout.Node(node.Key));
        }
    }

    private string Name(int user) => PersonName.Of(run.Policy, run.Directory.User(user));
}
