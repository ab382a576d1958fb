using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Planning;

/// <summary>R7: which person wants which sign-in e-mail, over both sides; two who want the same are found here.</summary>
/// <remarks>
/// Nearly every wanted e-mail is that of the node the person is linked to, or at least some node's, and nodes are indexed by
/// e-mail: so at most one look-up for each person tells both whom they match and who else wants the same. Only e-mails that no
/// node bears need a table of their own.
/// </remarks>
internal sealed class EmailClaims
{
    private const int Nobody = -1;

    private readonly PlanningRun _run;
    private readonly Matches _matches;
    private readonly int[] _firstNode;
    private readonly int[] _claimant;
    private readonly Dictionary<EmailAddress, int> _newEmails = [];
    private readonly Dictionary<int, int> _rivals = [];

    public EmailClaims(PlanningRun run, Matches matches, IReadOnlyList<Membership?> sides)
    {
        _run = run;
        _matches = matches;
        _firstNode = new int[run.Directory.UserCount];
        _claimant = new int[run.Nodes.Nodes.Length];
        Array.Fill(_firstNode, NodeIndex.None);
        Array.Fill(_claimant, Nobody);
        Membership[] members = [.. sides.OfType<Membership>()];
        for (int user = 0; user < _firstNode.Length; user++)
        {
            foreach (Membership side in members)
            {
                if (side.PlaceOf[user] != Membership.Nowhere)
                {
                    Claim(user);
                    break;
                }
            }
        }

        run.Notes.Defer(Notes);
    }

    /// <summary>Gets the first node that bears the e-mail a person wants, or <see cref="NodeIndex.None"/>.</summary>
    public int FirstNode(int user) => _firstNode[user];

    /// <summary>Determines whether somebody else wants the same e-mail.</summary>
    public bool IsDuplicate(int user) => _rivals.Count > 0 && _rivals.ContainsKey(user);

    /// <summary>Determines whether the e-mail a person wants is the one that a node bears.</summary>
    public bool IsThatOf(int node, int user) =>
        _firstNode[user] != NodeIndex.None && _firstNode[user] == _run.Nodes.FirstWithEmailOf(node);

    private void Claim(int user)
    {
        EmailAddress email = PersonName.SignInEmail(_run.Policy, _run.Directory.User(user));
        if (email.IsNone)
        {
            return;
        }

        int node = FirstWithEmail(user, email);
        _firstNode[user] = node;
        if (node == NodeIndex.None)
        {
            if (!_newEmails.TryAdd(email, user))
            {
                AddRivals(_newEmails[email], user);
            }
        }
        else if (_claimant[node] == Nobody)
        {
            _claimant[node] = user;
        }
        else
        {
            AddRivals(_claimant[node], user);
        }
    }

    private int FirstWithEmail(int user, EmailAddress email)
    {
        foreach (Side side in (ReadOnlySpan<Side>)[Side.Technician, Side.Administrator])
        {
            int own = _matches.NodeOf(user, side);
            if (own >= 0 && _run.Nodes.Nodes[own].Email == email)
            {
                return _run.Nodes.FirstWithEmailOf(own);
            }
        }

        return _run.Nodes.FirstWithEmail(email);
    }

    private void AddRivals(int first, int user)
    {
        _rivals.TryAdd(first, user);
        _rivals.TryAdd(user, first);
    }

    private IEnumerable<PlanNote> Notes()
    {
        ILookup<EmailAddress, DirectoryUser> people = _rivals.Keys
            .Select(_run.Directory.User)
            .ToLookup(user => PersonName.SignInEmail(_run.Policy, user));
        foreach (IGrouping<EmailAddress, DirectoryUser> rivals in people)
        {
            DirectoryUser[] inOrder = [.. rivals.OrderBy(user => user.Id)];
            string names = string.Join(", ", inOrder.Select(user => $"{user.DisplayName ?? user.UserPrincipalName ?? "nameless"} ({user.Id})"));
            yield return new PlanNote(
                NoteCode.DuplicateEmail,
                NoteSeverity.Warning,
                PersonName.SignInEmail(_run.Policy, inOrder[0]).ToString(),
                $"{inOrder.Length} people would sign in with this e-mail, and all are passed over: {names}. Give each an e-mail of their own in the directory.");
        }
    }
}
