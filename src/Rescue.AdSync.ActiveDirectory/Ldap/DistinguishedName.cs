using System.Text.RegularExpressions;

namespace Rescue.AdSync.ActiveDirectory.Ldap;

/// <summary>Knows the syntax of distinguished names (RFC 4514).</summary>
internal static partial class DistinguishedName
{
    /// <summary>Returns the name of the domain in which an object stands, or <see langword="null"/> for one that stands in none.</summary>
    public static string? DomainOf(string dn) => DomainPart().Match(dn) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>Determines whether text has the form of a distinguished name that is not empty.</summary>
    public static bool IsValid(string text)
    {
        var rest = new Reader(text);
        do
        {
            if (!rest.ReadAttribute() || !rest.ReadValue())
            {
                return false;
            }
        }
        while (rest.ReadSeparator());
        return rest.IsAtEnd;
    }

    // An escaped comma belongs to a value and does not part one pair from the next.
    [GeneratedRegex(@"(?:^|(?<!\\)(?:\\\\)*,)(DC=[^,\\+]+(?:,DC=[^,\\+]+)*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DomainPart();

    /// <summary>A position in a distinguished name.</summary>
    private ref struct Reader(ReadOnlySpan<char> text)
    {
        private ReadOnlySpan<char> _text = text;

        public readonly bool IsAtEnd => _text.IsEmpty;

        /// <summary>Reads an attribute, by name or by number, and the equals sign after it.</summary>
        public bool ReadAttribute()
        {
            _text = _text.TrimStart(' ');
            int end = _text.IndexOf('=');
            ReadOnlySpan<char> name = end < 0 ? default : _text[..end].TrimEnd(' ');
            if (name.IsEmpty || !char.IsAsciiLetterOrDigit(name[0]))
            {
                return false;
            }

            foreach (char c in name)
            {
                if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.'))
                {
                    return false;
                }
            }

            _text = _text[(end + 1)..];
            return true;
        }

        /// <summary>Reads a value: escaped, in quotes as older writers do, or in hexadecimal digits.</summary>
        public bool ReadValue()
        {
            _text = _text.TrimStart(' ');
            return _text switch
            {
                ['#', ..] => ReadHexadecimal(),
                ['"', ..] => ReadQuoted(),
                _ => ReadPlain(),
            };
        }

        /// <summary>Reads what parts one pair from the next.</summary>
        public bool ReadSeparator()
        {
            if (_text is not [',' or ';' or '+', ..])
            {
                return false;
            }

            _text = _text[1..];
            return true;
        }

        private bool ReadHexadecimal()
        {
            int length = 1;
            while (length < _text.Length && char.IsAsciiHexDigit(_text[length]))
            {
                length++;
            }

            _text = _text[length..].TrimStart(' ');
            return length > 1 && length % 2 == 1;
        }

        private bool ReadQuoted()
        {
            _text = _text[1..];
            while (!_text.IsEmpty && _text[0] != '"')
            {
                if (!Skip())
                {
                    return false;
                }
            }

            bool closed = !_text.IsEmpty;
            _text = closed ? _text[1..].TrimStart(' ') : _text;
            return closed;
        }

        private bool ReadPlain()
        {
            bool any = false;
            while (!_text.IsEmpty && _text[0] is not (',' or ';' or '+'))
            {
                any = true;
                if (_text[0] is '"' or '<' or '>' or '\0' || !Skip())
                {
                    return false;
                }
            }

            return any;
        }

        /// <summary>Passes one character, with the escape before it.</summary>
        private bool Skip()
        {
            int length = _text switch
            {
                ['\\', var high, var low, ..] when char.IsAsciiHexDigit(high) && char.IsAsciiHexDigit(low) => 3,
                ['\\', ' ' or '"' or '#' or '+' or ',' or ';' or '<' or '=' or '>' or '\\', ..] => 2,
                ['\\', ..] => 0,
                _ => 1,
            };
            _text = _text[length..];
            return length > 0;
        }
    }
}
