using System.Globalization;
using System.Text.RegularExpressions;
using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Groups;

/// <summary>A portion of a group's members, as the server labels it: <c>member;range=0-1499</c>, the last with a star for its end.</summary>
internal sealed partial record MemberRange(string Attribute, long From, long? To)
{
    /// <summary>Returns the label of the portion to ask for: of so many values, or of as many as the server likes to give.</summary>
    public static string Request(long from, int? step) => step is { } size
        ? string.Create(CultureInfo.InvariantCulture, $"{AttributeName.Member};range={from}-{from + size - 1}")
        : string.Create(CultureInfo.InvariantCulture, $"{AttributeName.Member};range={from}-*");

    /// <summary>Finds the portion in an answer, whatever its step; <see langword="null"/> where there is none.</summary>
    /// <remarks>Next to a portion the plain attribute may stand too, and is then empty.</remarks>
    public static MemberRange? In(LdapEntry entry)
    {
        MemberRange? whole = null;
        foreach (string name in entry.AttributeNames)
        {
            if (Label().Match(name) is { Success: true } label)
            {
                return new MemberRange(name, Number(label.Groups[1].Value), label.Groups[2].Value is "*" ? null : Number(label.Groups[2].Value));
            }

            if (name.Equals(AttributeName.Member, StringComparison.OrdinalIgnoreCase))
            {
                whole = new MemberRange(name, 0, null);
            }
        }

        return whole;
    }

    /// <summary>Returns where the next portion begins, or <see langword="null"/> if this was the last.</summary>
    /// <exception cref="LdapFailureException">The portion is not the one that was asked for, or not as long as its label says.</exception>
    public long? Next(long expected, int count)
    {
        // Beyond the end, a portion without values comes under the label that was asked for.
        if (To is null || count == 0)
        {
            return From == expected ? null : throw Mismatch(expected);
        }

        return From == expected && count == To - From + 1 ? To + 1 : throw Mismatch(expected);
    }

    /// <summary>Makes the failure of an answer that holds no portion although more members must follow.</summary>
    public static LdapFailureException Missing(long expected) => new(
        LdapFailure.Truncated,
        string.Create(CultureInfo.InvariantCulture, $"the server was asked for members from position {expected} and answered without any"));

    private static long Number(string digits) => long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private LdapFailureException Mismatch(long expected) => new(
        LdapFailure.Truncated,
        string.Create(CultureInfo.InvariantCulture, $"the server was asked for members from position {expected} and answered with '{Attribute}', which does not fit"));

    [GeneratedRegex("^member;range=([0-9]{1,15})-([0-9]{1,15}|\\*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
