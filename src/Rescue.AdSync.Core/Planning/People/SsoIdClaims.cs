using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Planning;

/// <summary>R11: who may have which SSO id. Two people who would have the same get none.</summary>
internal sealed class SsoIdClaims
{
    private readonly PlanningRun _run;
    private readonly Matches _matches;
    private readonly Lazy<ILookup<string, int>> _holders;
    private readonly Lazy<HashSet<string>> _contested;
    private readonly UniqueValues _values = new();
    private readonly List<(PersonCase Person, UniqueValues.Request Request)> _asked = [];

    public SsoIdClaims(PlanningRun run, Matches matches, Membership?[] members)
    {
        _run = run;
        _matches = matches;
        _holders = new Lazy<ILookup<string, int>>(FindHolders);
        _contested = new Lazy<HashSet<string>>(() => FindContested(members));
    }

    /// <summary>Asks for the SSO id a person shall have.</summary>
    /// <returns>The request; <see langword="null"/> if none is wanted, or if somebody else wants the same.</returns>
    public UniqueValues.Request? Ask(PersonCase person)
    {
        if (person.TakesSsoId is not { } wanted)
        {
            return null;
        }

        if (_contested.Value.Contains(wanted))
        {
            Note(person, $"Two people would have the SSO id '{wanted}', so neither gets it. Make them differ in the directory.");
            return null;
        }

        int[] holders = [.. _holders.Value[wanted].Where(node => !_matches.IsOwn(person.User, node))];
        UniqueValues.Request request = _values.Ask(person, holders);
        _asked.Add((person, request));
        return request;
    }

    public void Settle()
    {
        _values.Settle();
        foreach ((PersonCase person, UniqueValues.Request request) in _asked)
        {
            if (!request.IsGranted)
            {
                Note(person, $"Node {_run.Nodes.Nodes[request.Keeper].Id} has the SSO id '{person.TakesSsoId}', so it is not set here.");
            }
        }
    }

    private void Note(PersonCase person, string message) =>
        _run.Notes.Warn(NoteCode.DuplicateSsoId, PersonName.Of(_run.Policy, person.Person), message, NoteAbout.User(person.User, person.Side));

    // Anybody on either side may hold the id that somebody is to get, so everybody's details are asked for (R17).
    private ILookup<string, int> FindHolders() =>
        Enumerable.Range(0, _run.Nodes.Nodes.Length)
            .Where(node => _run.Nodes.Types[node].IsUser() && _run.WishDetails(node)?.SsoId is not null)
            .ToLookup(node => _run.Rescue.DetailsAt(node)!.SsoId!, StringComparer.OrdinalIgnoreCase);

    private HashSet<string> FindContested(Membership?[] members)
    {
        var first = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var contested = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (int user = 0; user < _run.Directory.UserCount; user++)
        {
            DirectoryUser person = _run.Directory.User(user);
            foreach (Membership? side in members)
            {
                if (side?[user] is { } place
                    && SsoId.Of(_run.Policy, place.Pairing.Pairing, person) is { } wanted
                    && !first.TryAdd(wanted, user)
                    && first[wanted] != user)
                {
                    contested.Add(wanted);
                }
            }
        }

        return contested;
    }
}
