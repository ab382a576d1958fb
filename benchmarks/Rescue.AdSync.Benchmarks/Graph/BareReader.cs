using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra.Json;
using Rescue.AdSync.Entra.Members;

namespace Rescue.AdSync.Benchmarks.Graph;

/// <summary>Our reading behind nothing but an <see cref="HttpClient"/>: what is left when the SDK, the repeating and the guard are taken away.</summary>
internal sealed class BareReader(HttpMessageHandler network) : IMemberReader
{
    private readonly HttpClient _http = new(network, disposeHandler: false);

    public async Task<List<DirectoryUser>> ReadAsync()
    {
        var users = new List<DirectoryUser>();
        for (string? address = $"{MemberPages.Root}/groups/{MemberPages.GroupId}/members"; address is not null;)
        {
            byte[] body = await _http.GetByteArrayAsync(new Uri(address));
            Page<MemberRecord> page = PageReader.Read(body, DirectoryObjectReader.ReadMember);
            foreach (MemberRecord member in page.Items)
            {
                users.Add(member.User!);
            }

            address = page.NextLink;
        }

        return users;
    }

    public void Dispose() => _http.Dispose();
}
