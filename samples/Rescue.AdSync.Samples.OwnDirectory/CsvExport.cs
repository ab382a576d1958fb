using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Samples.OwnDirectory;

/// <summary>What stands in the three files of an export.</summary>
public sealed class CsvExport
{
    private CsvExport(IReadOnlyList<string[]> groups, IReadOnlyList<string[]> people, IReadOnlyList<string[]> members)
    {
        Groups = groups.Select(Group).ToDictionary(group => group.Id);
        People = people.Select(Person).ToDictionary(person => person.Id);
        Members = members.Select(row => (Group: ObjectId.Parse(row[0]), Member: ObjectId.Parse(row[1]))).Distinct().ToLookup(row => row.Group, row => row.Member);
        string[] strangers = [.. Members.Select(group => group.Key).Where(id => !Groups.ContainsKey(id)).Select(id => id.ToString())];
        if (strangers.Length > 0)
        {
            throw new FormatException($"members.csv names groups that groups.csv does not have: {string.Join(", ", strangers)}.");
        }
    }

    public IReadOnlyDictionary<ObjectId, GroupSummary> Groups { get; }

    public IReadOnlyDictionary<ObjectId, DirectoryUser> People { get; }

    public ILookup<ObjectId, ObjectId> Members { get; }

    /// <summary>Reads the files.</summary>
    /// <exception cref="FormatException">A file was cut short, or is not what it should be.</exception>
    public static async Task<CsvExport> LoadAsync(string folder, CancellationToken cancellationToken)
    {
        IReadOnlyList<string[]> groups = await CsvTable.ReadAsync(Path.Combine(folder, "groups.csv"), 3, cancellationToken);
        IReadOnlyList<string[]> people = await CsvTable.ReadAsync(Path.Combine(folder, "people.csv"), 7, cancellationToken);
        IReadOnlyList<string[]> members = await CsvTable.ReadAsync(Path.Combine(folder, "members.csv"), 2, cancellationToken);
        try
        {
            return new CsvExport(groups, people, members);
        }
        catch (ArgumentException exception)
        {
            throw new FormatException($"Two rows bear one key. {exception.Message}", exception);
        }
    }

    private static GroupSummary Group(string[] row) => new(ObjectId.Parse(row[0]), row[1]) { Description = Text(row[2]) };

    private static DirectoryUser Person(string[] row) => new()
    {
        Id = ObjectId.Parse(row[0]),
        Mail = row[1],
        DisplayName = row[2],
        GivenName = row[3],
        Surname = row[4],
        Department = row[5],
        State = State(row[6]),
    };

    // Only what is said is known: whoever is neither "active" nor "left" is left alone, not disabled.
    private static AccountState State(string text) => text switch
    {
        "active" => AccountState.Enabled,
        "left" => AccountState.Disabled,
        _ => AccountState.Unknown,
    };

    private static string? Text(string text) => text.Length == 0 ? null : text;
}
