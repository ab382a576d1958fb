using Rescue.AdSync.Directories;
using Rescue.AdSync.Samples.OwnDirectory;

namespace Rescue.AdSync.Testing.Tests.Contracts.OwnDirectory;

/// <summary>The sample beyond the contract, and the page that shows it.</summary>
public sealed class OwnDirectorySampleTests : IDisposable
{
    private const string Group = "00000000-0000-0000-0000-000000000001";
    private const string Ann = "00000000-0000-0000-0000-000000000002";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("csv-sample-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task An_export_is_read()
    {
        Write($"\"{Group}\",\"Desk, \"\"first\"\"\",", $"{Ann},ann@example.com,Ann Ash,Ann,Ash,IT,active", $"{Group},{Ann}");

        DirectorySnapshot read = await ReadAsync();

        Assert.Equal("Desk, \"first\"", Assert.Single(read.Groups).Name);
        Assert.Equal(("ann@example.com", AccountState.Enabled), (read.Users[0].Mail, read.Users[0].State));
    }

    [Theory]
    [InlineData(Group + ",Desk,", Ann + ",ann@example.com,Ann Ash,Ann,Ash,IT", Group + "," + Ann, "people.csv, row 1: there are 6 columns instead of 7")]
    [InlineData(Group + ",Desk,\n" + Group + ",Desk,", Ann + ",,,,,,", Group + "," + Ann, "Two rows bear one key")]
    [InlineData(Group + ",Desk,", "nobody,,,,,,", Group + "," + Ann, "'nobody' is not an object id")]
    [InlineData(Group + ",Desk,", Ann + ",,,,,,", Ann + "," + Ann, "groups that groups.csv does not have")]
    [InlineData(Group + ",\"Desk,", Ann + ",,,,,,", Group + "," + Ann, "The last line has no end")]
    public async Task An_export_with_a_fault_is_an_error_that_names_it_S1(string groups, string people, string members, string expected)
    {
        Write(groups, people, members);

        DirectoryException exception = await Assert.ThrowsAsync<DirectoryException>(ReadAsync);

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.FullName, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("samples/Rescue.AdSync.Samples.OwnDirectory/CsvDirectorySource.cs", "source")]
    [InlineData("samples/Rescue.AdSync.Samples.OwnDirectory/Program.cs", "add")]
    [InlineData("tests/Rescue.AdSync.Testing.Tests/Contracts/OwnDirectory/CsvFixture.cs", "fixture")]
    [InlineData("tests/Rescue.AdSync.Testing.Tests/Contracts/OwnDirectory/CsvContractTests.cs", "test")]
    public void The_page_shows_what_compiles(string file, string part)
    {
        string page = File.ReadAllText(Path.Combine(Root(), "docs", "how-to", "write-a-directory-source.md"));
        string code = File.ReadAllText(Path.Combine(Root(), file));

        int from = code.IndexOf($"// <{part}>\n", StringComparison.Ordinal) + part.Length + 6;
        int to = code.IndexOf($"// </{part}>", StringComparison.Ordinal);
        Assert.InRange(from, part.Length + 6, to);
        Assert.Contains($"```csharp\n{code[from..to].TrimEnd()}\n", page, StringComparison.Ordinal);
    }

    private void Write(string groups, string people, string members)
    {
        foreach ((string file, string rows) in (ReadOnlySpan<(string, string)>)[("groups.csv", groups), ("people.csv", people), ("members.csv", members)])
        {
            File.WriteAllText(Path.Combine(_folder.FullName, file), $"header\n{rows}\nend,{rows.Split('\n').Length}\n");
        }
    }

    private Task<DirectorySnapshot> ReadAsync() =>
        new CsvDirectorySource(new DirectoryName("staff"), _folder.FullName).ReadAsync([ObjectId.Parse(Group)], TestContext.Current.CancellationToken);

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Rescue.AdSync.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
