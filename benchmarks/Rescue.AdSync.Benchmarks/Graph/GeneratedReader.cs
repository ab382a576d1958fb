using System.Text.Json;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra.Transport;

namespace Rescue.AdSync.Benchmarks.Graph;

/// <summary>The middle way: the same raw answers, read into types of our own by a source-generated serializer.</summary>
internal sealed class GeneratedReader(HttpMessageHandler network) : IMemberReader
{
    private readonly RawGraph _graph = new(network);

    public async Task<List<DirectoryUser>> ReadAsync()
    {
        GraphSession session = _graph.Begin();
        var users = new List<DirectoryUser>();
        for (GraphCall? call = session.Requests.Members(ObjectId.Parse(MemberPages.GroupId)); call is { } next;)
        {
            WirePage page = await session.GetAsync(next, body => JsonSerializer.Deserialize(body, WireJson.Default.WirePage)!, CancellationToken.None);
            foreach (WireUser member in page.Value)
            {
                users.Add(ToUser(member));
            }

            call = page.NextLink is { } link ? session.Address.Follow(link) : null;
        }

        return users;
    }

    public void Dispose() => _graph.Dispose();

    private static DirectoryUser ToUser(WireUser user) => new()
    {
        Id = new ObjectId(user.Id),
        UserPrincipalName = user.UserPrincipalName,
        Mail = user.Mail,
        DisplayName = user.DisplayName,
        GivenName = user.GivenName,
        Surname = user.Surname,
        Department = user.Department,
        JobTitle = user.JobTitle,
        State = user.AccountEnabled switch { true => AccountState.Enabled, false => AccountState.Disabled, null => AccountState.Unknown },
        IsGuest = user.UserType == "Guest",
    };
}
