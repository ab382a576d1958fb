using System.Globalization;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing;

/// <summary>Makes <see cref="DirectoryContent"/> of a <see cref="DirectoryFile"/>, and lists everything that is wrong with it.</summary>
internal sealed class DirectoryFileReader
{
    private readonly DateTimeOffset _now;
    private readonly DirectoryContent _content = new();
    private readonly Dictionary<ObjectId, string> _owners = [];
    private readonly List<string> _faults = [];

    private DirectoryFileReader(DateTimeOffset now) => _now = now;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file as it is written.</param>
    /// <param name="now">The moment against which expiry dates are held.</param>
    /// <returns>What is in it, and what is wrong with it, each fault by its place.</returns>
    public static (DirectoryContent Content, IReadOnlyList<string> Faults) Read(DirectoryFile file, DateTimeOffset now)
    {
        var reader = new DirectoryFileReader(now);
        reader.ReadAll(file.Users, "users", reader.ReadUser);
        reader.ReadAll(file.Groups, "groups", reader.ReadGroup);
        return (reader._content, reader._faults);
    }

    private void ReadAll<T>(IReadOnlyList<T?>? entries, string section, Action<T, string> read)
        where T : class
    {
        if (entries is null)
        {
            _faults.Add($"'{section}' is missing; write an empty list if there are none.");
            return;
        }

        for (int i = 0; i < entries.Count; i++)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"{section}[{i}]");
            if (entries[i] is { } entry)
            {
                read(entry, place);
            }
            else
            {
                _faults.Add($"{place} is null.");
            }
        }
    }

    private void ReadUser(FileUser user, string place)
    {
        AccountState state = StateOf(user, place);
        if (!TryOwn(user.Id, place, out ObjectId id))
        {
            return;
        }

        _content.Users.Add(id, new DirectoryUser
        {
            Id = id,
            UserPrincipalName = user.UserPrincipalName,
            Mail = user.Mail,
            DisplayName = user.DisplayName,
            GivenName = user.GivenName,
            Surname = user.Surname,
            Department = user.Department,
            JobTitle = user.JobTitle,
            Description = user.Description,
            State = state,
            IsGuest = user.Guest ?? false,
        });
    }

    private void ReadGroup(FileGroup group, string place)
    {
        if (string.IsNullOrWhiteSpace(group.Name) || group.Name.Any(char.IsControl))
        {
            _faults.Add($"{place}.name is missing, empty or holds control characters.");
        }

        if (group.Members is null)
        {
            _faults.Add($"{place}.members is missing; write an empty list if there are none.");
        }

        if (!TryOwn(group.Id, place, out ObjectId id))
        {
            return;
        }

        var content = new GroupContent { Name = group.Name?.Trim() ?? string.Empty, Description = group.Description };
        _content.Groups.Add(id, content);
        for (int i = 0; i < group.Members?.Count; i++)
        {
            if (TryReadId(group.Members[i], string.Create(CultureInfo.InvariantCulture, $"{place}.members[{i}]"), out ObjectId member))
            {
                content.Members.Add(member);
            }
        }
    }

    // Who is disabled is disabled; who is not said to be enabled is not known to be (R5).
    private AccountState StateOf(FileUser user, string place)
    {
        bool expired = !string.IsNullOrWhiteSpace(user.Expires) && HasPassed(user.Expires, place);
        return user.Enabled switch
        {
            false => AccountState.Disabled,
            _ when expired => AccountState.Expired,
            true => AccountState.Enabled,
            null => AccountState.Unknown,
        };
    }

    private bool HasPassed(string text, string place)
    {
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset expires))
        {
            return expires <= _now;
        }

        _faults.Add($"{place}.expires '{text}' is not a date such as 2030-12-31 or 2030-12-31T18:00:00Z.");
        return false;
    }

    private bool TryOwn(string? text, string place, out ObjectId id)
    {
        if (!TryReadId(text, $"{place}.id", out id))
        {
            return false;
        }

        if (_owners.TryAdd(id, place))
        {
            return true;
        }

        _faults.Add($"{place}.id {id} is also that of {_owners[id]}.");
        return false;
    }

    private bool TryReadId(string? text, string place, out ObjectId id)
    {
        if (ObjectId.TryParse(text, out id) && !id.IsNone)
        {
            return true;
        }

        _faults.Add(string.IsNullOrEmpty(text) ? $"{place} is missing." : $"{place} '{text}' is not a GUID, or is the empty one.");
        return false;
    }
}
