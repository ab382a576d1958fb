using System.Text;
using Rescue.AdSync.GraphTesting.Messages;

namespace Rescue.AdSync.GraphTesting.Queries;

internal enum FilterTokenKind
{
    Word,
    Text,
    Symbol,
    End,
}

/// <summary>A piece of a filter.</summary>
internal readonly record struct FilterToken(FilterTokenKind Kind, string Value)
{
    /// <summary>Cuts a filter into pieces. A quote inside a text is written twice.</summary>
    /// <exception cref="GraphException">A text does not end, or a character has no place.</exception>
    public static IReadOnlyList<FilterToken> Read(string filter)
    {
        var tokens = new List<FilterToken>();
        int at = 0;
        while (at < filter.Length)
        {
            char c = filter[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
            }
            else if (c == '\'')
            {
                tokens.Add(new FilterToken(FilterTokenKind.Text, ReadText(filter, ref at)));
            }
            else if ("(),:/".Contains(c, StringComparison.Ordinal))
            {
                tokens.Add(new FilterToken(FilterTokenKind.Symbol, c.ToString()));
                at++;
            }
            else
            {
                tokens.Add(new FilterToken(FilterTokenKind.Word, ReadWord(filter, ref at)));
            }
        }

        tokens.Add(new FilterToken(FilterTokenKind.End, ""));
        return tokens;
    }

    public bool Is(string value) => Kind is FilterTokenKind.Word or FilterTokenKind.Symbol && Value.Equals(value, StringComparison.OrdinalIgnoreCase);

    private static string ReadText(string filter, ref int at)
    {
        var text = new StringBuilder();
        for (at++; at < filter.Length; at++)
        {
            if (filter[at] != '\'')
            {
                text.Append(filter[at]);
            }
            else if (at + 1 < filter.Length && filter[at + 1] == '\'')
            {
                text.Append('\'');
                at++;
            }
            else
            {
                at++;
                return text.ToString();
            }
        }

        throw GraphErrors.Malformed($"There is an unterminated string literal at position {filter.Length} in '{filter}'.");
    }

    private static string ReadWord(string filter, ref int at)
    {
        int start = at;
        while (at < filter.Length && (char.IsLetterOrDigit(filter[at]) || "_.-+$@".Contains(filter[at], StringComparison.Ordinal)))
        {
            at++;
        }

        return at > start ? filter[start..at] : throw GraphErrors.Malformed($"Syntax error at position {at} in '{filter}'.");
    }
}
