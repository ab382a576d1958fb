using System.Text.Json;
using Rescue.AdSync.Entra.Json;

namespace Rescue.AdSync.Entra.Groups;

/// <summary>Reads a group of a search off the bytes, and says what kind it is in the portal's words.</summary>
internal ref struct FoundGroupReader
{
    private ObjectId _id;
    private string? _name;
    private string? _description;
    private string? _visibility;
    private List<string>? _types;
    private bool _isSecurity;
    private bool _isMail;
    private bool _isAssignable;
    private bool _isSynced;

    /// <summary>Reads one group; the reader stands on the beginning of its object.</summary>
    public static FoundGroup Read(ref Utf8JsonReader json)
    {
        var read = default(FoundGroupReader);
        while (json.NextProperty())
        {
            if (!read.ReadText(ref json) && !read.ReadFlag(ref json))
            {
                json.SkipValue();
            }
        }

        return new FoundGroup(read._id, read._name, read._description, read.Kind());
    }

    private bool ReadText(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("id"u8))
        {
            _id = json.ReadId();
        }
        else if (json.ValueTextEquals("displayName"u8))
        {
            _name = json.ReadText();
        }
        else if (json.ValueTextEquals("description"u8))
        {
            _description = json.ReadText();
        }
        else if (json.ValueTextEquals("visibility"u8))
        {
            _visibility = json.ReadText();
        }
        else if (json.ValueTextEquals("groupTypes"u8))
        {
            _types = json.ReadTexts();
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool ReadFlag(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("securityEnabled"u8))
        {
            _isSecurity = json.ReadFlag() == true;
        }
        else if (json.ValueTextEquals("mailEnabled"u8))
        {
            _isMail = json.ReadFlag() == true;
        }
        else if (json.ValueTextEquals("isAssignableToRole"u8))
        {
            _isAssignable = json.ReadFlag() == true;
        }
        else if (json.ValueTextEquals("onPremisesSyncEnabled"u8))
        {
            _isSynced = json.ReadFlag() == true;
        }
        else
        {
            return false;
        }

        return true;
    }

    private readonly string Kind()
    {
        var words = new List<string> { BaseKind() };
        Add(words, Has("DynamicMembership"), "dynamic");
        Add(words, _isAssignable, "role-assignable");
        Add(words, _isSynced, "synced from AD");
        Add(words, string.Equals(_visibility, "HiddenMembership", StringComparison.OrdinalIgnoreCase), "hidden membership");
        return string.Join(", ", words);
    }

    private static void Add(List<string> words, bool applies, string word)
    {
        if (applies)
        {
            words.Add(word);
        }
    }

    private readonly string BaseKind() => (Has("Unified"), _isSecurity, _isMail) switch
    {
        (true, _, _) => "Microsoft 365",
        (_, true, true) => "mail-enabled security",
        (_, true, false) => "security",
        _ => "distribution",
    };

    private readonly bool Has(string type) => _types?.Contains(type, StringComparer.OrdinalIgnoreCase) == true;
}
