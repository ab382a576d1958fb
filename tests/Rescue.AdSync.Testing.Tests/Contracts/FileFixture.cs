using System.Text.Json;
using System.Text.Json.Nodes;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Testing.Contracts;

namespace Rescue.AdSync.Testing.Tests.Contracts;

/// <summary>The contract's world in a file.</summary>
public sealed class FileFixture : IDirectorySourceFixture, IDisposable
{
    public const ContractFeatures Lacks = InMemoryFixture.Lacks;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adsync-contract-");

    public FileFixture()
    {
        string whole = Json().ToJsonString();
        Source = Write("whole.json", whole);
        Unreachable = new FileDirectorySource(new DirectoryName("file"), Path.Combine(_folder.FullName, "missing.json"));
        Failing = [Write("cut.json", whole[..(whole.Length / 2)]), Write("lost.json", WithoutOneUser().ToJsonString()), Write("empty.json", string.Empty)];
    }

    public ContractWorld World { get; } = ContractWorld.Create(Lacks);

    public IDirectorySource Source { get; }

    public IDirectorySource? Unreachable { get; }

    public IReadOnlyList<IDirectorySource> Failing { get; }

    public void Dispose() => _folder.Delete(recursive: true);

    private FileDirectorySource Write(string name, string json)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, json);
        return new FileDirectorySource(new DirectoryName("file"), path);
    }

    private JsonNode Json() => JsonSerializer.SerializeToNode(new
    {
        users = World.Users.Select(user => new
        {
            id = user.SuggestedId.ToString(),
            userPrincipalName = user.UserPrincipalName,
            mail = user.Mail,
            displayName = user.DisplayName,
            givenName = user.GivenName,
            surname = user.Surname,
            department = user.Department,
            jobTitle = user.JobTitle,
            description = user.Description,
            enabled = user.State == AccountState.Unknown ? (bool?)null : user.State != AccountState.Disabled,
            guest = user.IsGuest,
            expires = user.State == AccountState.Expired ? "2001-12-31" : null,
        }),
        groups = World.Groups.Select(group => new
        {
            id = group.SuggestedId.ToString(),
            name = group.Name,
            description = group.Description,
            members = group.Members.Select(member => ContractWorld.SuggestedId(member).ToString()),
        }),
    })!;

    private JsonNode WithoutOneUser()
    {
        JsonNode json = Json();
        json["users"]!.AsArray().RemoveAt(0);
        return json;
    }
}
