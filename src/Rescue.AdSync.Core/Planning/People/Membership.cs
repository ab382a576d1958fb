using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Planning;

/// <summary>R4, R5: who is wanted on one side, each at one place.</summary>
internal sealed class Membership
{
    private readonly PlanningRun _run;
    private readonly Side _side;
    private readonly int[] _placeOf;
    private readonly ExclusionFilter _filter;
    private readonly List<(int User, int Place)> _notTaken = [];

    private Membership(PlanningRun run, Side side)
    {
        _run = run;
        _side = side;
        _placeOf = new int[run.Directory.UserCount];
        Array.Fill(_placeOf, Nowhere);
        _filter = new ExclusionFilter(run);
    }

    /// <summary>Stands for "at no place".</summary>
    public const int Nowhere = -1;

    public static Membership Of(PlanningRun run, Side side)
    {
        var membership = new Membership(run, side);
        foreach (Place place in run.Places)
        {
            if (place.Pairing.Side == side)
            {
                membership.Assign(place);
            }
        }

        run.Notes.Defer(membership.NotTakenNotes);
        run.Notes.Defer(membership._filter.Notes);
        return membership;
    }

    /// <summary>Gets the position of each user's place, or <see cref="Nowhere"/>.</summary>
    public ReadOnlySpan<int> PlaceOf => _placeOf;

    /// <summary>Gets a user's place, or <see langword="null"/>.</summary>
    public Place? this[int user] => _placeOf[user] == Nowhere ? null : _run.Places[_placeOf[user]];

    /// <summary>Gets why a user is kept out of a pairing whatever groups they are in, or <see langword="null"/> (R5).</summary>
    public string? WhyExcluded(PairingState pairing, int user) => _filter.WhyNot(pairing, _run.Directory.User(user));

    private void Assign(Place place)
    {
        bool everybody = _filter.LetsEverybodyIn(place.Pairing);
        foreach (int group in place.Groups)
        {
            foreach (int user in _run.Directory.Members(group))
            {
                if (everybody || _filter.LetsIn(place.Pairing, user))
                {
                    Assign(place, user);
                }
            }
        }
    }

    private void Assign(Place place, int user)
    {
        int present = _placeOf[user];
        if (present == Nowhere)
        {
            _placeOf[user] = place.Index;
        }
        else if (present != place.Index && !_run.Places[present].IsSameTarget(place))
        {
            _notTaken.Add((user, place.Index));
        }
    }

    private IEnumerable<PlanNote> NotTakenNotes()
    {
        foreach (IGrouping<int, int> user in _notTaken.GroupBy(entry => entry.User, entry => entry.Place))
        {
            DirectoryUser person = _run.Directory.User(user.Key);
            string taken = Describe(_run.Places[_placeOf[user.Key]]);
            string others = string.Join(", ", user.Distinct().Order().Select(place => Describe(_run.Places[place])));
            yield return new PlanNote(
                NoteCode.MultiplePairings,
                NoteSeverity.Info,
                PersonName.Of(_run.Policy, person),
                $"On the {_side} side the person belongs to {taken}, the first in order; not to {others}.");
        }
    }

    private static string Describe(Place place) => place.Parent is null
        ? $"'{place.Group.Name}'"
        : $"'{place.Group.Name}' (in '{place.Pairing.Name}')";
}
