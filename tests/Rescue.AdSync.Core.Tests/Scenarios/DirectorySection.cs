using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Tests.Scenarios;

/// <summary>The people and groups of a scenario's directories. A person who is only named as a member is like their name.</summary>
internal sealed class DirectorySection
{
    public static readonly DirectoryName DefaultDirectory = new("hq");

    private readonly Dictionary<string, (DirectoryName Directory, DirectoryUser User)> _people = new(StringComparer.Ordinal);
    private readonly List<Group> _groups = [];
    private readonly List<(DirectoryName Directory, string Text)> _remarks = [];

    private DirectorySection()
    {
    }

    public static DirectorySection Read(ScenarioText text)
    {
        var section = new DirectorySection();
        foreach (ScenarioLine line in text.Section("directory"))
        {
            section.Read(line);
        }

        foreach (Group group in section._groups)
        {
            foreach (string member in group.Members)
            {
                section.Admit(group, member);
            }
        }

        return section;
    }

    public IEnumerable<(string Name, ObjectId Id)> People => _people.Select(person => (person.Key, person.Value.User.Id));

    public IEnumerable<(string Name, ObjectId Id, DirectoryName Directory)> Groups => _groups.Select(group => (group.Name, group.Id, group.Directory));

    public IReadOnlyList<DirectorySnapshot> Snapshots(bool backwards)
    {
        IEnumerable<DirectoryName> names = _groups.Select(group => group.Directory).Append(DefaultDirectory).Distinct();
        DirectorySnapshot[] snapshots = [.. names.Select(name => Snapshot(name, backwards))];
        return backwards ? [.. snapshots.Reverse()] : snapshots;
    }

    private static IEnumerable<T> InOrder<T>(IEnumerable<T> items, bool backwards) => backwards ? items.Reverse() : items;

    private static DirectoryUser Person(string name, int number, Tokens? settings = null) => new()
    {
        Id = new ObjectId(new Guid(settings?.Number("id", number) ?? number, 0, 0, new byte[8])),
        Mail = settings is null ? $"{name}@example.com" : settings.Setting("mail", $"{name}@example.com"),
        UserPrincipalName = settings is null ? $"{name}@example.com" : settings.Setting("upn", $"{name}@example.com"),
        DisplayName = settings is null ? Capitalised(name) : settings.Setting("name", Capitalised(name)),
        GivenName = settings?.Setting("given", null),
        Surname = settings?.Setting("surname", null),
        Department = settings?.Setting("department", null),
        JobTitle = settings?.Setting("title", null),
        Description = settings?.Setting("description", null),
        State = settings is null ? AccountState.Enabled : State(settings),
        IsGuest = settings?.Flag("guest") ?? false,
    };

    private static AccountState State(Tokens settings) =>
        settings.Flag("disabled") ? AccountState.Disabled
        : settings.Flag("expired") ? AccountState.Expired
        : settings.Flag("unknown") ? AccountState.Unknown
        : AccountState.Enabled;

    internal static string Capitalised(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private void Read(ScenarioLine line)
    {
        (string head, string? members) = SplitMembers(line.Text);
        Tokens tokens = Tokens.Read(line.Number, head);
        string kind = tokens.Word("group, person or remark");
        string name = tokens.Word("the name");
        switch (kind)
        {
            case "group":
                AddGroup(tokens, name, members ?? throw line.Fault("A group's members follow a colon; 'group Support:' has none."));
                break;
            case "person":
                AddPerson(tokens, name);
                break;
            case "remark":
                _remarks.Add((new DirectoryName(tokens.Setting("in", DefaultDirectory.ToString())!), name));
                break;
            default:
                throw line.Fault($"'{kind}' is neither group, person nor remark.");
        }

        tokens.End();
    }

    // The colon that ends a group's name is the last one outside quotes.
    private static (string Head, string? Members) SplitMembers(string text)
    {
        int colon = text.LastIndexOf(':');
        bool inQuotes = colon >= 0 && text[..colon].Replace("\\\"", string.Empty, StringComparison.Ordinal).Count(c => c == '"') % 2 == 1;
        return colon < 0 || inQuotes || !text.StartsWith("group ", StringComparison.Ordinal) ? (text, null) : (text[..colon], text[(colon + 1)..]);
    }

    private void AddGroup(Tokens tokens, string name, string members)
    {
        int number = tokens.Number("id", _groups.Count + 1);
        _groups.Add(new Group(
            tokens.Line,
            name,
            new ObjectId(new Guid(number, 1, 0, new byte[8])),
            new DirectoryName(tokens.Setting("in", DefaultDirectory.ToString())!),
            tokens.Setting("name", name)!,
            tokens.Setting("description", null),
            tokens.Flag("incomplete"),
            members.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    private void AddPerson(Tokens tokens, string name)
    {
        var directory = new DirectoryName(tokens.Setting("in", DefaultDirectory.ToString())!);
        DirectoryUser person = Person(name, _people.Count + 1, tokens);
        if (!_people.TryAdd(name, (directory, person)))
        {
            throw tokens.Fault($"The person '{name}' is there already.");
        }
    }

    private void Admit(Group group, string member)
    {
        if (member.StartsWith('@'))
        {
            if (!_groups.Exists(other => other.Name == member[1..]))
            {
                throw new ScenarioFormatException(group.Line, $"There is no group '{member[1..]}'.");
            }
        }
        else if (!_people.ContainsKey(member))
        {
            _people.Add(member, (group.Directory, Person(member, _people.Count + 1)));
        }
    }

    private ObjectId IdOf(Group group, string member) => member.StartsWith('@')
        ? _groups.Where(other => other.Name == member[1..]).OrderByDescending(other => other.Directory == group.Directory).First().Id
        : _people[member].User.Id;

    private DirectorySnapshot Snapshot(DirectoryName name, bool backwards)
    {
        var builder = new DirectorySnapshotBuilder(name);
        Group[] groups = [.. InOrder(_groups.Where(group => group.Directory == name), backwards)];
        foreach (Group group in groups)
        {
            builder.AddGroup(group.Id, group.DisplayName, group.Description);
        }

        foreach (Group group in groups)
        {
            foreach (string member in InOrder(group.Members, backwards))
            {
                builder.AddMember(group.Id, IdOf(group, member));
            }

            if (group.IsIncomplete)
            {
                builder.MarkIncomplete(group.Id, "A page is missing.");
            }
        }

        // A person whom two directories show is shown by both alike.
        foreach (string person in InOrder(groups.SelectMany(group => group.Members), backwards).Where(member => !member.StartsWith('@')))
        {
            builder.AddUser(_people[person].User);
        }

        foreach ((_, string remark) in _remarks.Where(remark => remark.Directory == name))
        {
            builder.AddRemark(remark);
        }

        return builder.Build();
    }

    private sealed record Group(
        int Line,
        string Name,
        ObjectId Id,
        DirectoryName Directory,
        string DisplayName,
        string? Description,
        bool IsIncomplete,
        string[] Members);
}
