using System.Text;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Samples.OwnDirectory;
using Rescue.AdSync.Testing.Contracts;

namespace Rescue.AdSync.Testing.Tests.Contracts.OwnDirectory;

// <fixture>
public sealed class CsvFixture : IDirectorySourceFixture, IDisposable
{
    // What an export has no column for, or no way to say.
    public const ContractFeatures Lacks = ContractFeatures.UserPrincipalNames | ContractFeatures.JobTitles | ContractFeatures.UserDescriptions
        | ContractFeatures.ExpiredAccounts | ContractFeatures.Guests | ContractFeatures.Things | ContractFeatures.Stalls;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("csv-contract-");

    public CsvFixture()
    {
        Source = Export("whole");
        Unreachable = new CsvDirectorySource(new DirectoryName("staff"), Path.Combine(_root.FullName, "missing"));
        Failing = [.. new[] { "groups.csv", "people.csv", "members.csv" }.Select(ExportThatIsCutShort)];
    }

    public ContractWorld World { get; } = ContractWorld.Create(Lacks);

    public IDirectorySource Source { get; }

    public IDirectorySource? Unreachable { get; }

    public IReadOnlyList<IDirectorySource> Failing { get; }

    public void Dispose() => _root.Delete(recursive: true);

    private CsvDirectorySource Export(string name)
    {
        string folder = _root.CreateSubdirectory(name).FullName;
        Write(folder, "groups.csv", World.Groups.Select(group => new[] { Id(group.Key), group.Name, group.Description }));
        Write(folder, "people.csv", World.Users.Select(user => new[]
        {
            Id(user.Key), user.Mail, user.DisplayName, user.GivenName, user.Surname, user.Department,
            user.State switch { AccountState.Enabled => "active", AccountState.Disabled => "left", _ => "on leave" },
        }));
        Write(folder, "members.csv", World.Groups.SelectMany(group => group.Members.Select(member => new[] { Id(group.Key), Id(member) })));
        return new CsvDirectorySource(new DirectoryName("staff"), folder);
    }
    // </fixture>

    private static string Id(string key) => ContractWorld.SuggestedId(key).ToString();

    private static void Write(string folder, string file, IEnumerable<string?[]> rows)
    {
        var text = new StringBuilder("header\n");
        int count = 0;
        foreach (string?[] row in rows)
        {
            text.AppendJoin(',', row.Select(value => $"\"{value?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append('\n');
            count++;
        }

        File.WriteAllText(Path.Combine(folder, file), text.Append(System.Globalization.CultureInfo.InvariantCulture, $"end,{count}\n").ToString());
    }

    private CsvDirectorySource ExportThatIsCutShort(string file)
    {
        CsvDirectorySource source = Export($"without the end of {file}");
        string path = Path.Combine(_root.FullName, $"without the end of {file}", file);
        string text = File.ReadAllText(path);
        File.WriteAllText(path, text[..(text.LastIndexOf('\n', text.Length / 2) + 1)]);
        return source;
    }
}
