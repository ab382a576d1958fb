using System.Text.Json;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra.Members;
using Rescue.AdSync.Entra.Transport;

namespace Rescue.AdSync.Entra.Json;

/// <summary>Reads users and groups off the bytes. A property that is absent or null is not known.</summary>
internal ref struct DirectoryObjectReader
{
    private ObjectId _id;
    private MemberKind _kind;
    private string? _typeName;
    private string? _displayName;
    private string? _description;
    private string? _userPrincipalName;
    private string? _mail;
    private string? _givenName;
    private string? _surname;
    private string? _department;
    private string? _jobTitle;
    private string? _userType;
    private bool? _accountEnabled;
    private bool _hasVisibility;
    private bool _isHidden;
    private bool _isDynamic;
    private bool _isPaused;

    /// <summary>Reads one entry of a list of members; the reader stands on the beginning of its object.</summary>
    public static MemberRecord ReadMember(ref Utf8JsonReader json)
    {
        var read = default(DirectoryObjectReader);
        read.ReadObject(ref json);
        return new MemberRecord(
            read._id,
            read._kind,
            read._kind == MemberKind.User ? read.ToUser() : null,
            read._kind == MemberKind.Group && read._hasVisibility ? read.ToGroup() : null,
            read._typeName);
    }

    /// <summary>Reads one entry of a list of users; the reader stands on the beginning of its object.</summary>
    public static MemberRecord ReadUser(ref Utf8JsonReader json)
    {
        var read = default(DirectoryObjectReader);
        read.ReadObject(ref json);
        return new MemberRecord(read._id, MemberKind.User, read.ToUser(), null, null);
    }

    /// <summary>Reads an answer that is one group.</summary>
    /// <exception cref="UnreadableAnswerException">It is another object, or none.</exception>
    public static GroupProperties ReadGroup(ReadOnlySpan<byte> body, ObjectId expected)
    {
        var json = new Utf8JsonReader(body);
        json.BeginObject();
        var read = default(DirectoryObjectReader);
        read.ReadObject(ref json);
        json.End();
        return read._id == expected && read._hasVisibility
            ? read.ToGroup()
            : throw new UnreadableAnswerException("another object than the group that was asked for, or not all of it");
    }

    private void ReadObject(ref Utf8JsonReader json)
    {
        while (json.NextProperty())
        {
            if (!ReadIdentity(ref json) && !ReadUserProperty(ref json) && !ReadGroupProperty(ref json))
            {
                json.SkipValue();
            }
        }
    }

    private bool ReadIdentity(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("id"u8))
        {
            _id = json.ReadId();
        }
        else if (json.ValueTextEquals("@odata.type"u8))
        {
            (_kind, _typeName) = ReadType(ref json);
        }
        else if (json.ValueTextEquals("displayName"u8))
        {
            _displayName = json.ReadText();
        }
        else
        {
            return false;
        }

        return true;
    }

    /// <summary>Reads the value of <c>@odata.type</c>: what kind it is, or what Graph calls it if that is not known.</summary>
    public static (MemberKind Kind, string? Unknown) ReadType(ref Utf8JsonReader json)
    {
        _ = json.Read();
        if (json.TokenType != JsonTokenType.String)
        {
            json.Skip();
            return default;
        }

        if (json.ValueTextEquals("#microsoft.graph.user"u8))
        {
            return (MemberKind.User, null);
        }

        if (json.ValueTextEquals("#microsoft.graph.group"u8))
        {
            return (MemberKind.Group, null);
        }

        bool isOther = json.ValueTextEquals("#microsoft.graph.device"u8)
            || json.ValueTextEquals("#microsoft.graph.servicePrincipal"u8)
            || json.ValueTextEquals("#microsoft.graph.orgContact"u8);
        return isOther ? (MemberKind.Other, null) : (MemberKind.Unknown, json.GetString());
    }

    private bool ReadUserProperty(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("userPrincipalName"u8))
        {
            _userPrincipalName = json.ReadText();
        }
        else if (json.ValueTextEquals("mail"u8))
        {
            _mail = json.ReadText();
        }
        else if (json.ValueTextEquals("accountEnabled"u8))
        {
            _accountEnabled = json.ReadFlag();
        }
        else if (json.ValueTextEquals("userType"u8))
        {
            _userType = json.ReadText();
        }
        else
        {
            return ReadPersonalProperty(ref json);
        }

        return true;
    }

    private bool ReadPersonalProperty(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("givenName"u8))
        {
            _givenName = json.ReadText();
        }
        else if (json.ValueTextEquals("surname"u8))
        {
            _surname = json.ReadText();
        }
        else if (json.ValueTextEquals("department"u8))
        {
            _department = json.ReadText();
        }
        else if (json.ValueTextEquals("jobTitle"u8))
        {
            _jobTitle = json.ReadText();
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool ReadGroupProperty(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("description"u8))
        {
            _description = json.ReadText();
        }
        else if (json.ValueTextEquals("visibility"u8))
        {
            _hasVisibility = true;
            _isHidden = string.Equals(json.ReadText(), "HiddenMembership", StringComparison.OrdinalIgnoreCase);
        }
        else if (json.ValueTextEquals("groupTypes"u8))
        {
            _isDynamic = json.ReadTexts().Contains("DynamicMembership", StringComparer.OrdinalIgnoreCase);
        }
        else if (json.ValueTextEquals("membershipRuleProcessingState"u8))
        {
            _isPaused = string.Equals(json.ReadText(), "Paused", StringComparison.OrdinalIgnoreCase);
        }
        else
        {
            return false;
        }

        return true;
    }

    private readonly GroupProperties ToGroup() => new(_displayName, _description, _isHidden, _isDynamic && _isPaused);

    // Both are required of every user: where neither is told, nothing but the key may be read.
    private readonly DirectoryUser? ToUser() => _id.IsNone || (_displayName is null && _userPrincipalName is null) ? null : new DirectoryUser
    {
        Id = _id,
        UserPrincipalName = _userPrincipalName,
        Mail = _mail,
        DisplayName = _displayName,
        GivenName = _givenName,
        Surname = _surname,
        Department = _department,
        JobTitle = _jobTitle,
        State = _accountEnabled switch { true => AccountState.Enabled, false => AccountState.Disabled, null => AccountState.Unknown },
        IsGuest = IsGuest(),
    };

    private readonly bool IsGuest() => _userType is { } type
        ? type.Equals("Guest", StringComparison.OrdinalIgnoreCase)
        : _userPrincipalName?.Contains("#EXT#", StringComparison.OrdinalIgnoreCase) == true;
}
