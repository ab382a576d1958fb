using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Policies;

/// <summary>One alternative of an <see cref="AttributeSource"/>: fixed text and attributes in turn.</summary>
internal sealed class Template
{
    private static readonly FrozenDictionary<string, Func<DirectoryUser, string?>> Attributes =
        new Dictionary<string, Func<DirectoryUser, string?>>
        {
            ["userPrincipalName"] = user => user.UserPrincipalName,
            ["mail"] = user => user.Mail,
            ["displayName"] = user => user.DisplayName,
            ["givenName"] = user => user.GivenName,
            ["surname"] = user => user.Surname,
            ["department"] = user => user.Department,
            ["jobTitle"] = user => user.JobTitle,
            ["description"] = user => user.Description,
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly ImmutableArray<Part> _parts;

    private Template(ImmutableArray<Part> parts) => _parts = parts;

    public static Template Parse(string text)
    {
        if (text.Length == 0)
        {
            throw new FormatException("An attribute source must not be empty.");
        }

        return text.Contains('{', StringComparison.Ordinal)
            ? new Template([.. ParseParts(text)])
            : new Template([new Part(null, Attribute(text))]);
    }

    public string? Fill(DirectoryUser user)
    {
        if (_parts is [{ Attribute: { } only }])
        {
            return only(user);
        }

        var filled = new StringBuilder();
        bool found = false;
        foreach (Part part in _parts)
        {
            string? value = part.Attribute is null ? part.Text : part.Attribute(user);
            found |= part.Attribute is not null && value is not null;
            filled.Append(value);
        }

        return found ? SingleLine.Clean(filled.ToString()) : null;
    }

    private static IEnumerable<Part> ParseParts(string text)
    {
        int position = 0;
        while (position < text.Length)
        {
            int open = text.IndexOf('{', position);
            if (open < 0)
            {
                yield return new Part(text[position..], null);
                yield break;
            }

            int close = text.IndexOf('}', open);
            if (close < 0)
            {
                throw new FormatException($"'{text}' opens a brace that it does not close.");
            }

            if (open > position)
            {
                yield return new Part(text[position..open], null);
            }

            yield return new Part(null, Attribute(text[(open + 1)..close].Trim()));
            position = close + 1;
        }
    }

    private static Func<DirectoryUser, string?> Attribute(string name) => Attributes.TryGetValue(name, out Func<DirectoryUser, string?>? read)
        ? read
        : throw new FormatException($"'{name}' is no attribute; there are {string.Join(", ", Attributes.Keys.Order(StringComparer.Ordinal))}.");

    private readonly record struct Part(string? Text, Func<DirectoryUser, string?>? Attribute);
}
