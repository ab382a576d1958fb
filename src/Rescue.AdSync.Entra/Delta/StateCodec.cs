using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra.Members;

namespace Rescue.AdSync.Entra.Delta;

/// <summary>Writes a state as bytes and reads it again: a checksum, then JSON. Anything that is not wholly as written is nothing.</summary>
internal static class StateCodec
{
    // Raise when the form, or what is selected of users and groups, changes: a place in a stream belongs to its selection.
    private const int Version = 1;

    /// <summary>Writes a state.</summary>
    public static byte[] Write(TenantState state, EntraOptions options)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(ToDocument(state, options), StateJson.Default.StateDocument);
        return [.. SHA256.HashData(json), .. json];
    }

    /// <summary>Reads a state, or returns <see langword="null"/> for one that is damaged, of another version or of another tenant.</summary>
    public static TenantState? Read(ReadOnlySpan<byte> bytes, EntraOptions options)
    {
        if (bytes.Length <= SHA256.HashSizeInBytes
            || !SHA256.HashData(bytes[SHA256.HashSizeInBytes..]).AsSpan().SequenceEqual(bytes[..SHA256.HashSizeInBytes]))
        {
            return null;
        }

        try
        {
            StateDocument? document = JsonSerializer.Deserialize(bytes[SHA256.HashSizeInBytes..], StateJson.Default.StateDocument);
            return document is { Version: Version } && document.Tenant == Fingerprint(options) ? FromDocument(document) : null;
        }
        catch (Exception exception) when (exception is JsonException or IndexOutOfRangeException or ArgumentException)
        {
            return null;
        }
    }

    // Says whose state it is, without saying who: it may lie in a file that is passed around.
    private static string Fingerprint(EntraOptions options)
    {
        var endpoints = EntraEndpoints.Of(options);
        string whose = string.Join('\n', endpoints.Graph, endpoints.Authority, options.TenantId, options.ClientId);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whose.ToUpperInvariant())));
    }

    private static StateDocument ToDocument(TenantState state, EntraOptions options)
    {
        DirectoryUser[] users = [.. state.Picture.Users.Values.OrderBy(user => user.Id)];
        Dictionary<ObjectId, int> positions = users.Select((user, position) => (user.Id, position)).ToDictionary();
        return new StateDocument(
            Version,
            Fingerprint(options),
            Guids(state.Roots),
            state.FullReadAt,
            state.GroupCursor,
            state.UserCursor,
            Guids(state.DoubtfulGroups),
            Guids(state.DoubtfulUsers),
            state.NextCount,
            state.FullReadRequests,
            [.. users.Select(ToDocument)],
            [.. state.Picture.Groups.Values.OrderBy(group => group.Id).Select(group => ToDocument(group, positions))]);
    }

    private static UserDocument ToDocument(DirectoryUser user) => new(
        user.Id.Value, user.UserPrincipalName, user.Mail, user.DisplayName, user.GivenName, user.Surname, user.Department, user.JobTitle, user.State, user.IsGuest);

    private static GroupDocument ToDocument(GroupPicture group, Dictionary<ObjectId, int> positions) => new(
        group.Id.Value,
        group.Properties.Name,
        group.Properties.Description,
        group.Properties.IsHidden,
        group.Properties.IsPaused,
        [.. group.Users.Where(positions.ContainsKey).Select(user => positions[user])],
        [.. group.Users.Where(user => !positions.ContainsKey(user)).Select(user => user.Value)],
        Guids(group.Groups),
        group.Others,
        group.Counted,
        group.IncompleteReason);

    private static TenantState FromDocument(StateDocument document)
    {
        var picture = new TenantPicture();
        DirectoryUser[] users = [.. document.Users.Select(FromDocument)];
        foreach (DirectoryUser user in users)
        {
            picture.Users.Add(user.Id, user);
        }

        foreach (GroupDocument group in document.Groups)
        {
            picture.Groups.Add(new ObjectId(group.Id), FromDocument(group, users));
        }

        return new TenantState(Ids(document.Roots), document.FullReadAt, document.GroupCursor, document.UserCursor, picture)
        {
            DoubtfulGroups = Ids(document.DoubtfulGroups),
            DoubtfulUsers = Ids(document.DoubtfulUsers),
            NextCount = document.NextCount,
            FullReadRequests = document.FullReadRequests,
        };
    }

    private static DirectoryUser FromDocument(UserDocument user) => new()
    {
        Id = new ObjectId(user.Id),
        UserPrincipalName = user.UserPrincipalName,
        Mail = user.Mail,
        DisplayName = user.DisplayName,
        GivenName = user.GivenName,
        Surname = user.Surname,
        Department = user.Department,
        JobTitle = user.JobTitle,
        State = user.State,
        IsGuest = user.IsGuest,
    };

    private static GroupPicture FromDocument(GroupDocument group, DirectoryUser[] users) => new(
        new ObjectId(group.Id),
        new GroupProperties(group.Name, group.Description, group.IsHidden, group.IsPaused),
        [.. group.Users.Select(position => users[position].Id), .. Ids(group.UnreadUsers)],
        Ids(group.Groups),
        group.Others,
        group.IncompleteReason)
    {
        Counted = group.Counted,
    };

    private static Guid[] Guids(ObjectId[] ids) => [.. ids.Select(id => id.Value)];

    private static ObjectId[] Ids(Guid[] guids) => [.. guids.Select(guid => new ObjectId(guid))];
}
