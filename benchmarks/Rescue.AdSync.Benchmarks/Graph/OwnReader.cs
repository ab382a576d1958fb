using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra.Json;
using Rescue.AdSync.Entra.Members;
using Rescue.AdSync.Entra.Transport;

namespace Rescue.AdSync.Benchmarks.Graph;

/// <summary>What <c>EntraSource</c> does: the raw answers, read off the bytes.</summary>
internal sealed class OwnReader(HttpMessageHandler network) : IMemberReader
{
    private readonly RawGraph _graph = new(network);

    public async Task<List<DirectoryUser>> ReadAsync()
    {
        GraphSession session = _graph.Begin();
        var users = new List<DirectoryUser>();
        for (GraphCall? call = session.Requests.Members(ObjectId.Parse(MemberPages.GroupId)); call is { } next;)
        {
            Page<MemberRecord> page = await session.GetAsync(next, body => PageReader.Read(body, DirectoryObjectReader.ReadMember), CancellationToken.None);
            foreach (MemberRecord member in page.Items)
            {
                users.Add(member.User!);
            }

            call = page.NextLink is { } link ? session.Address.Follow(link) : null;
        }

        return users;
    }

    public void Dispose() => _graph.Dispose();
}
