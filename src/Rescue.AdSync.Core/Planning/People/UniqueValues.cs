namespace Rescue.AdSync.Planning;

/// <summary>Decides who may take a value that only one can have: an e-mail (R7) or an SSO id (R11).</summary>
/// <remarks>
/// A value that somebody holds can be taken only if this plan makes the holder give it up; and the holder may itself be waiting
/// for another's. People who wait for each other in a ring keep what they have. Settled at once, so that a second run has
/// nothing left to do (R17).
/// </remarks>
internal sealed class UniqueValues
{
    private readonly Dictionary<int, Request> _byNode = [];
    private readonly List<Request> _requests = [];

    // Somebody new who wants what nobody holds gives nothing up either, so no other request depends on theirs.
    private readonly Request _forTheAsking = new([]) { Answer = Answer.Granted };

    internal enum Answer
    {
        Open,
        Asking,
        Granted,
        Denied,
    }

    /// <summary>Asks for a value.</summary>
    /// <param name="person">Who asks.</param>
    /// <param name="holders">The nodes that hold the value now, the asker's own left out.</param>
    /// <returns>The request, to be read after <see cref="Settle()"/>.</returns>
    public Request Ask(PersonCase person, IReadOnlyList<int> holders)
    {
        if (holders.Count == 0 && person.Node < 0)
        {
            return _forTheAsking;
        }

        var request = new Request(holders);
        _requests.Add(request);
        if (person.Node >= 0)
        {
            _byNode[person.Node] = request;
        }

        return request;
    }

    public void Settle()
    {
        foreach (Request request in _requests)
        {
            Settle(request);
        }
    }

    // Without recursion: a chain of people who pass on their e-mails may be as long as the company.
    private void Settle(Request start)
    {
        var asking = new Stack<Request>([start]);
        while (asking.TryPeek(out Request? request))
        {
            if (request.Answer is Answer.Granted or Answer.Denied)
            {
                asking.Pop();
                continue;
            }

            request.Answer = Answer.Asking;
            if (NextOpen(request) is { } waitsFor)
            {
                asking.Push(waitsFor);
            }
            else
            {
                asking.Pop();
            }
        }
    }

    /// <summary>Finds a request to settle before this one; settles this one if there is none.</summary>
    private Request? NextOpen(Request request)
    {
        foreach (int holder in request.Holders)
        {
            if (!_byNode.TryGetValue(holder, out Request? theirs) || theirs.Answer is Answer.Denied or Answer.Asking)
            {
                request.Deny(holder);
                return null;
            }

            if (theirs.Answer == Answer.Open)
            {
                return theirs;
            }
        }

        request.Answer = Answer.Granted;
        return null;
    }

    /// <summary>A wish for a value, and what came of it.</summary>
    internal sealed class Request(IReadOnlyList<int> holders)
    {
        public IReadOnlyList<int> Holders => holders;

        public bool IsGranted => Answer == UniqueValues.Answer.Granted;

        /// <summary>Gets the holder who does not give the value up; only after a denial.</summary>
        public int Keeper { get; private set; } = Accounts.NodeIndex.None;

        internal Answer Answer { get; set; }

        internal void Deny(int keeper)
        {
            Answer = UniqueValues.Answer.Denied;
            Keeper = keeper;
        }
    }
}
