using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting.Messages;

namespace Rescue.AdSync.GraphTesting.Queries;

/// <summary>Reads the part of OData's filter language that directory objects are asked in.</summary>
internal sealed class FilterParser
{
    private static readonly string[] Comparisons = ["eq", "ne", "ge", "le"];
    private static readonly string[] Functions = ["startswith", "endswith"];

    private readonly IReadOnlyList<FilterToken> _tokens;
    private readonly string _filter;
    private int _at;

    private FilterParser(string filter)
    {
        _filter = filter;
        _tokens = FilterToken.Read(filter);
    }

    private FilterToken Next => _tokens[Math.Min(_at, _tokens.Count - 1)];

    /// <exception cref="GraphException">The filter is malformed.</exception>
    public static Filter Parse(string filter)
    {
        var parser = new FilterParser(filter);
        Filter result = parser.ReadOr();
        return parser.Next.Kind == FilterTokenKind.End ? result : throw parser.Syntax();
    }

    private Filter ReadOr()
    {
        Filter left = ReadAnd();
        while (TryTake("or"))
        {
            left = new Filter.Or(left, ReadAnd());
        }

        return left;
    }

    private Filter ReadAnd()
    {
        Filter left = ReadNot();
        while (TryTake("and"))
        {
            left = new Filter.And(left, ReadNot());
        }

        return left;
    }

    private Filter ReadNot() => TryTake("not") ? new Filter.Not(ReadNot()) : ReadPrimary();

    private Filter ReadPrimary()
    {
        if (TryTake("("))
        {
            Filter inner = ReadOr();
            Take(")");
            return inner;
        }

        string word = TakeWord();
        return Array.Find(Functions, name => name.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } function
            ? ReadFunction(function)
            : TryTake("/") ? ReadAny(word) : ReadComparison(word);
    }

    private Filter.Compare ReadFunction(string function)
    {
        Take("(");
        string property = TakeWord();
        Take(",");
        JsonNode? value = TakeValue();
        Take(")");
        return new Filter.Compare(property, function, [value]);
    }

    private Filter.Compare ReadComparison(string property)
    {
        if (TryTake("in"))
        {
            return new Filter.Compare(property, "in", ReadValues());
        }

        string word = TakeWord();
        string comparison = Array.Find(Comparisons, name => name.Equals(word, StringComparison.OrdinalIgnoreCase)) ?? throw Syntax();
        return new Filter.Compare(property, comparison, [TakeValue()]);
    }

    // groupTypes/any(kind:kind eq 'Unified')
    private Filter ReadAny(string property)
    {
        Take("any");
        Take("(");
        string name = TakeWord();
        Take(":");
        Filter inner = ReadPrimary();
        Take(")");
        return inner is Filter.Compare compare && compare.Property == name ? compare with { Property = property, IsAny = true } : throw Syntax();
    }

    private List<JsonNode?> ReadValues()
    {
        Take("(");
        var values = new List<JsonNode?> { TakeValue() };
        while (TryTake(","))
        {
            values.Add(TakeValue());
        }

        Take(")");
        return values;
    }

    private JsonNode? TakeValue()
    {
        FilterToken token = Next;
        _at++;
        return token switch
        {
            { Kind: FilterTokenKind.Text } => token.Value,
            _ when token.Is("true") => true,
            _ when token.Is("false") => false,
            _ when token.Is("null") => null,
            { Kind: FilterTokenKind.Word } => ReadTime(token.Value),
            _ => throw Syntax(),
        };
    }

    // 2021-03-12T10:36:14Z, which the colon has cut into pieces.
    private string ReadTime(string start)
    {
        string text = start;
        while (TryTake(":"))
        {
            text += ":" + TakeWord();
        }

        return text;
    }

    private bool TryTake(string value)
    {
        bool found = Next.Is(value);
        _at += found ? 1 : 0;
        return found;
    }

    private void Take(string value)
    {
        if (!TryTake(value))
        {
            throw Syntax();
        }
    }

    private string TakeWord() => Next.Kind == FilterTokenKind.Word ? _tokens[_at++].Value : throw Syntax();

    private GraphException Syntax() => GraphErrors.Malformed($"Invalid filter clause: syntax error near '{Next.Value}' in '{_filter}'.");
}
