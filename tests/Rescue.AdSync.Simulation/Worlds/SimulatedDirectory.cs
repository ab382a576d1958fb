using Rescue.AdSync.Directories;
using Rescue.AdSync.Simulation.Scenarios;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Simulation.Worlds;

/// <summary>The directory, with what the checks need to know of it and a source does not tell.</summary>
internal sealed class SimulatedDirectory
{
    private readonly SortedDictionary<int, ObjectId> _ids = [];
    private readonly HashSet<ObjectId>[] _members = [.. Enumerable.Range(0, GroupIndex.Count).Select(_ => new HashSet<ObjectId>())];
    private readonly HashSet<(int Parent, int Child)> _nested = [];
    private int _changes;

    public SimulatedDirectory(WorldSpec world)
    {
        for (int group = 0; group < GroupIndex.Count; group++)
        {
            Source.SetGroup(GroupId(group), WorldSpec.GroupNames[group]);
        }

        foreach (PersonSpec person in world.People.Where(person => person.IsInDirectory))
        {
            Add(person);
        }

        Nest(GroupIndex.Support, GroupIndex.LevelTwo, world.NestsLevelTwo);
        Nest(GroupIndex.LevelTwo, GroupIndex.Night, world.NestsNight);
    }

    public static DirectoryName Name { get; } = new("hq");

    public InMemoryDirectorySource Source { get; } = new(Name);

    /// <summary>Gets the people who are there, by number.</summary>
    public IEnumerable<(int Index, DirectoryUser User)> People
    {
        get
        {
            Dictionary<ObjectId, DirectoryUser> users = Source.Users.ToDictionary(user => user.Id);
            return [.. _ids.Select(person => (person.Key, users[person.Value]))];
        }
    }

    public static ObjectId GroupId(int group) => new(new Guid(0x6000 + group, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));

    public static string FirstEmail(int person) => $"p{person}@example.com";

    public bool IsMember(int group, ObjectId user) => _members[group].Contains(user);

    public bool IsNested(int parent, int child) => _nested.Contains((parent, child));

    /// <summary>Lists a group and those nested in it, with how deep they are.</summary>
    public IReadOnlyList<(int Group, int Depth)> Closure(int root)
    {
        var found = new List<(int Group, int Depth)> { (root, 0) };
        for (int i = 0; i < found.Count; i++)
        {
            foreach ((int parent, int child) in _nested.Order())
            {
                if (parent == found[i].Group && !found.Exists(known => known.Group == child))
                {
                    found.Add((child, found[i].Depth + 1));
                }
            }
        }

        return found;
    }

    /// <summary>Counts the users in a group, however deep.</summary>
    public int Size(int root) => Closure(root).SelectMany(group => _members[group.Group]).Distinct().Count();

    /// <summary>Makes one change.</summary>
    /// <returns>What was changed, in words; <see langword="null"/> if there was nothing of the kind to change.</returns>
    public string? Change(int salt)
    {
        var dice = Dice.For((ulong)salt, "directory");
        int kind = dice.Below(20);
        if (kind == 0)
        {
            return ToggleNesting(dice);
        }

        if (kind == 1)
        {
            int emptied = dice.Pick([GroupIndex.Support, GroupIndex.Field, GroupIndex.LevelTwo]);
            foreach (ObjectId member in _members[emptied].ToArray())
            {
                SetMember(emptied, member, false);
            }

            return $"group {WorldSpec.GroupNames[emptied]} is emptied";
        }

        if (kind == 2)
        {
            int renamed = dice.Pick([GroupIndex.LevelTwo, GroupIndex.Night]);
            string name = $"{WorldSpec.GroupNames[renamed]} v{++_changes}";
            Source.SetGroup(GroupId(renamed), name, dice.Chance(50) ? "Described" : null);
            return $"group {WorldSpec.GroupNames[renamed]} is now called {name}";
        }

        return _ids.Count == 0 ? null : ChangePerson(dice, kind);
    }

    private string? ChangePerson(Dice dice, int kind)
    {
        int person = dice.Pick([.. _ids.Keys]);
        ObjectId id = _ids[person];
        int group = dice.Below(GroupIndex.Count);
        switch (kind)
        {
            case < 6:
                SetMember(group, id, true);
                return $"p{person} joins {WorldSpec.GroupNames[group]}";
            case < 9:
                int[] groups = [.. Enumerable.Range(0, GroupIndex.Count).Where(index => IsMember(index, id))];
                if (groups.Length == 0)
                {
                    return null;
                }

                int left = dice.Pick(groups);
                SetMember(left, id, false);
                return $"p{person} leaves {WorldSpec.GroupNames[left]}";
            case < 11:
                string name = $"Person {person} Married {++_changes}";
                Source.EditUser(id, user => user with { DisplayName = name });
                return $"p{person} is now called '{name}'";
            case < 13:
                string mail = $"p{person}.{++_changes}@example.com";
                Source.EditUser(id, user => user with { Mail = mail, UserPrincipalName = mail });
                return $"p{person} has the e-mail {mail} now";
            case < 17:
                AccountState state = dice.Pick([AccountState.Enabled, AccountState.Enabled, AccountState.Disabled, AccountState.Expired, AccountState.Unknown]);
                Source.EditUser(id, user => user with { State = state });
                return $"p{person}'s account is {state}";
            case 17:
                Remove(person);
                return $"p{person} is deleted";
            default:
                return MakeAnew(person);
        }
    }

    private string ToggleNesting(Dice dice)
    {
        (int parent, int child) = dice.Chance(70) ? (GroupIndex.Support, GroupIndex.LevelTwo) : (GroupIndex.LevelTwo, GroupIndex.Night);
        bool nested = !IsNested(parent, child);
        Nest(parent, child, nested);
        return $"group {WorldSpec.GroupNames[child]} is {(nested ? "nested in" : "taken out of")} {WorldSpec.GroupNames[parent]}";
    }

    /// <summary>Deletes an account and creates another for the same person, with another key.</summary>
    private string MakeAnew(int person)
    {
        DirectoryUser old = Source.Users.Single(user => user.Id == _ids[person]);
        int[] groups = [.. Enumerable.Range(0, GroupIndex.Count).Where(group => IsMember(group, old.Id))];
        Remove(person);
        ObjectId id = UserId(person, ++_changes);
        _ids[person] = id;
        Source.SetUser(old with { Id = id });
        foreach (int group in groups)
        {
            SetMember(group, id, true);
        }

        return $"p{person}'s account is deleted and made anew";
    }

    private static ObjectId UserId(int person, int generation) => new(new Guid(0x1000 + person, (short)generation, 2, 2, 2, 2, 2, 2, 2, 2, 2));

    private void Add(PersonSpec person)
    {
        ObjectId id = UserId(person.Index, 0);
        _ids[person.Index] = id;
        Source.SetUser(new DirectoryUser
        {
            Id = id,
            UserPrincipalName = FirstEmail(person.Index),
            Mail = FirstEmail(person.Index),
            DisplayName = $"Person {person.Index}",
            GivenName = $"P{person.Index}",
            Department = person.Index % 2 == 0 ? "IT" : "Sales",
            State = person.State,
        });
        for (int group = 0; group < GroupIndex.Count; group++)
        {
            SetMember(group, id, (person.Groups & (1 << group)) != 0);
        }
    }

    private void Remove(int person)
    {
        ObjectId id = _ids[person];
        _ids.Remove(person);
        Source.Remove(id);
        foreach (HashSet<ObjectId> members in _members)
        {
            members.Remove(id);
        }
    }

    private void Nest(int parent, int child, bool nested)
    {
        if (nested)
        {
            _nested.Add((parent, child));
            Source.AddMembers(GroupId(parent), GroupId(child));
        }
        else
        {
            _nested.Remove((parent, child));
            Source.RemoveMembers(GroupId(parent), GroupId(child));
        }
    }

    private void SetMember(int group, ObjectId user, bool isMember)
    {
        if (isMember)
        {
            _members[group].Add(user);
            Source.AddMembers(GroupId(group), user);
        }
        else
        {
            _members[group].Remove(user);
            Source.RemoveMembers(GroupId(group), user);
        }
    }
}
