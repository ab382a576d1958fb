using System.Globalization;
using System.Text;

namespace Rescue.AdSync.Tests.Scenarios;

/// <summary>One line of a scenario: words, flags, <c>key=value</c> settings, with <c>"quotes"</c> around what has spaces.</summary>
internal sealed class Tokens
{
    private readonly List<string> _words = [];
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private int _next;

    private Tokens(int line) => Line = line;

    public int Line { get; }

    public bool IsAtEnd => _next >= _words.Count;

    public static Tokens Read(int line, string text)
    {
        var tokens = new Tokens(line);
        int position = 0;
        while (position < text.Length)
        {
            if (text[position] == ' ')
            {
                position++;
                continue;
            }

            tokens.Add(ReadOne(line, text, ref position));
        }

        return tokens;
    }

    public string Word(string what) => IsAtEnd ? throw Fault($"{what} is missing.") : _words[_next++];

    /// <summary>Takes a word if it is the next one.</summary>
    public bool Take(string word)
    {
        bool found = !IsAtEnd && _words[_next] == word;
        _next += found ? 1 : 0;
        return found;
    }

    /// <summary>Takes a word wherever it stands.</summary>
    public bool Flag(string word)
    {
        int at = _words.IndexOf(word, _next);
        if (at >= 0)
        {
            _words.RemoveAt(at);
        }

        return at >= 0;
    }

    /// <summary>Gets a setting; <c>none</c> is <see langword="null"/>.</summary>
    public string? Setting(string key, string? otherwise)
    {
        _used.Add(key);
        return _settings.TryGetValue(key, out string? value) ? value == "none" ? null : value : otherwise;
    }

    public TEnum Choice<TEnum>(string key, TEnum otherwise)
        where TEnum : struct, Enum =>
        OptionalChoice<TEnum>(key) ?? otherwise;

    public TEnum? OptionalChoice<TEnum>(string key)
        where TEnum : struct, Enum =>
        Setting(key, null) is { } text ? ParseChoice<TEnum>(key, text) : null;

    public bool Switch(string key, bool otherwise) => Setting(key, null) switch
    {
        null => otherwise,
        "on" => true,
        "off" => false,
        { } other => throw Fault($"'{other}' is no setting of {key}; it is on or off."),
    };

    public int Number(string key, int otherwise) => Setting(key, null) is { } text ? ParseNumber(text) : otherwise;

    public NodeId Node(string what) => ParseNode(Word(what));

    public NodeId ParseNode(string text) => text.StartsWith('#') && NodeId.TryParse(text[1..], out NodeId id)
        ? id
        : throw Fault($"'{text}' is no node id; it is written #123.");

    public int ParseNumber(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        ? number
        : throw Fault($"'{text}' is no number.");

    public void End()
    {
        if (!IsAtEnd)
        {
            throw Fault($"'{_words[_next]}' is not expected here.");
        }

        if (_settings.Keys.FirstOrDefault(key => !_used.Contains(key)) is { } unknown)
        {
            throw Fault($"There is no setting '{unknown}' here; there are {string.Join(", ", _used.Order(StringComparer.Ordinal))}.");
        }
    }

    public ScenarioFormatException Fault(string message) => new(Line, message);

    private static (string? Key, string Value) ReadOne(int line, string text, ref int position)
    {
        var value = new StringBuilder();
        string? key = null;
        for (; position < text.Length && text[position] != ' '; position++)
        {
            if (text[position] == '"')
            {
                ReadQuoted(line, text, ref position, value);
            }
            else if (text[position] == '=' && key is null)
            {
                key = value.ToString();
                value.Clear();
            }
            else
            {
                value.Append(text[position]);
            }
        }

        return (key, value.ToString());
    }

    private static void ReadQuoted(int line, string text, ref int position, StringBuilder value)
    {
        int start = position++;
        while (position < text.Length && text[position] != '"')
        {
            if (text[position] == '\\' && position + 1 < text.Length)
            {
                value.Append(Escaped(line, text, ref position));
            }
            else
            {
                value.Append(text[position]);
            }

            position++;
        }

        if (position >= text.Length)
        {
            throw new ScenarioFormatException(line, $"The quote at column {start + 1} is not closed.");
        }
    }

    private static char Escaped(int line, string text, ref int position)
    {
        char escape = text[++position];
        if (escape == 'u' && position + 4 < text.Length
            && ushort.TryParse(text.AsSpan(position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
        {
            position += 4;
            return (char)code;
        }

        return escape switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '"' or '\\' => escape,
            _ => throw new ScenarioFormatException(line, $"'\\{escape}' is no escape; there are \\n \\r \\t \\\" \\\\ and \\u0000."),
        };
    }

    private void Add((string? Key, string Value) token)
    {
        if (token.Key is null)
        {
            _words.Add(token.Value);
        }
        else if (!_settings.TryAdd(token.Key, token.Value))
        {
            throw Fault($"'{token.Key}' is set twice.");
        }
    }

    private TEnum ParseChoice<TEnum>(string key, string text)
        where TEnum : struct, Enum =>
        Enum.GetNames<TEnum>().Contains(text)
            ? Enum.Parse<TEnum>(text)
            : throw Fault($"'{text}' is no setting of {key}; there are {string.Join(", ", Enum.GetNames<TEnum>())}.");
}
