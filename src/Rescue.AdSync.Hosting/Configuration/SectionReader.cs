using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Rescue.AdSync.Hosting;

/// <summary>Reads one configuration section key by key, notes every fault, and at the end every key that nobody asked for.</summary>
/// <remarks>An empty value counts as none: it is how a file leaves a key for an environment variable to fill.</remarks>
internal sealed class SectionReader(IConfigurationSection section, FaultList faults)
{
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    public string Path => section.Path;

    public string Name => section.Key;

    /// <summary>Gets the section's own value, where it stands for the whole of it; else <see langword="null"/>.</summary>
    public string? Scalar => string.IsNullOrWhiteSpace(section.Value) ? null : section.Value.Trim();

    public string? Text(string key) => Value(key) is { } value ? value.Trim() : null;

    /// <summary>Reads a value that no message may show. White space in it is kept: it may belong to it.</summary>
    public Secret? Secret(string key) => AdSync.Secret.FromText(Value(key));

    public int? Integer(string key)
    {
        string? text = Text(key);
        if (text is null)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
        {
            return number;
        }

        Fault(key, $"'{text}' is not a whole number.");
        return null;
    }

    public TimeSpan? Duration(string key)
    {
        string? text = Text(key);
        if (text is null)
        {
            return null;
        }

        // Without a colon, a lone number would be taken for days.
        if (text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out TimeSpan duration))
        {
            return duration;
        }

        Fault(key, $"'{text}' is not a duration; write hours, minutes and seconds, such as 00:00:15.");
        return null;
    }

    public bool? Flag(string key)
    {
        string? text = Text(key);
        if (text is null)
        {
            return null;
        }

        if (bool.TryParse(text, out bool flag))
        {
            return flag;
        }

        Fault(key, $"'{text}' is neither true nor false.");
        return null;
    }

    public TEnum? Choice<TEnum>(string key)
        where TEnum : struct, Enum
    {
        string? text = Text(key);
        if (text is null)
        {
            return null;
        }

        string? name = Enum.GetNames<TEnum>().FirstOrDefault(known => known.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (name is not null)
        {
            return Enum.Parse<TEnum>(name);
        }

        Fault(key, $"'{text}' is not one of {string.Join(", ", Enum.GetNames<TEnum>())}.{Spelling.Hint(text, Enum.GetNames<TEnum>())}");
        return null;
    }

    public Uri? Address(string key)
    {
        string? text = Text(key);
        if (text is null)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp))
        {
            return address;
        }

        Fault(key, "the value is not a web address such as https://secure.logmeinrescue.com/.");
        return null;
    }

    /// <summary>Reads a list of plain values.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        var texts = new List<string>();
        foreach (SectionReader item in Items(key))
        {
            if (item.Scalar is { } text)
            {
                texts.Add(text);
            }
            else
            {
                faults.Add(item.Path, "a text is expected here.");
            }
        }

        return texts;
    }

    /// <summary>Reads a section, or <see langword="null"/> where there is none.</summary>
    public SectionReader? Section(string key)
    {
        SectionReader? reader = SectionOrScalar(key);
        if (reader?.Scalar is null)
        {
            return reader;
        }

        Fault(key, "several keys in braces are expected here, not a single value.");
        return null;
    }

    /// <summary>Reads a section that may be written as one value, or <see langword="null"/> where there is neither.</summary>
    public SectionReader? SectionOrScalar(string key)
    {
        _known.Add(key);
        IConfigurationSection child = section.GetSection(key);
        return string.IsNullOrWhiteSpace(child.Value) && !child.GetChildren().Any() ? null : new SectionReader(child, faults);
    }

    /// <summary>Reads the items of a list, in order.</summary>
    public IReadOnlyList<SectionReader> Items(string key)
    {
        IReadOnlyList<SectionReader> items = Section(key)?.Children() ?? [];
        if (items.FirstOrDefault(item => !int.TryParse(item.Name, NumberStyles.None, CultureInfo.InvariantCulture, out _)) is null)
        {
            return items;
        }

        Fault(key, "a list in square brackets is expected here.");
        return [];
    }

    /// <summary>Reads all sections below this one, whatever they are called.</summary>
    public IReadOnlyList<SectionReader> Children() => [.. section.GetChildren().Select(child => new SectionReader(child, faults))];

    public void Fault(string key, string message) => faults.Add($"{Path}:{key}", message);

    public void FaultHere(string message) => faults.Add(Path, message);

    /// <summary>Notes every key that was not asked for. Its value is not shown.</summary>
    public void RejectUnknownKeys()
    {
        foreach (IConfigurationSection child in section.GetChildren().Where(child => !_known.Contains(child.Key)))
        {
            faults.Add(child.Path, $"there is no such setting.{Spelling.Hint(child.Key, _known)}");
        }
    }

    private string? Value(string key)
    {
        _known.Add(key);
        IConfigurationSection child = section.GetSection(key);
        if (child.GetChildren().Any())
        {
            Fault(key, "a single value is expected here, not a list or several keys.");
            return null;
        }

        return string.IsNullOrWhiteSpace(child.Value) ? null : child.Value;
    }
}
