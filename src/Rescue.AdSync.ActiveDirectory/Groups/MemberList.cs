using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Groups;

/// <summary>What a group's <c>member</c> attribute names, read to its end however the server portions it.</summary>
internal sealed class MemberList
{
    /// <summary>Finds groups that have no member, or none that may be read.</summary>
    public const string EmptyFilter = $"(!({AttributeName.Member}=*))";

    private readonly Dictionary<ObjectId, string> _named = [];

    private MemberList()
    {
    }

    /// <summary>Gets the members, by their immutable keys, with the name of each.</summary>
    public IReadOnlyDictionary<ObjectId, string> Named => _named;

    /// <summary>Gets the names that came without a key; normally none.</summary>
    public List<string> Unkeyed { get; } = [];

    /// <summary>Gets a value indicating whether nothing came at all: an empty group, or one whose list may not be read.</summary>
    public bool IsBlank => _named.Count == 0 && Unkeyed.Count == 0;

    /// <summary>Returns the attribute to ask for from a position on.</summary>
    public static string Attribute(long from, int? step) => MemberRange.Request(from, step);

    /// <summary>Reads on from the entry in which the list began.</summary>
    /// <exception cref="LdapFailureException">A part could not be read, or the parts do not fit together.</exception>
    public static MemberList Read(DomainReader domain, ObjectId group, LdapEntry first, int? step)
    {
        var list = new MemberList();
        LdapEntry? entry = first;
        long next = 0;
        while (list.Add(entry, next) is { } following)
        {
            next = following;
            entry = domain.Find(group, [Attribute(next, step)], withKeys: true)
                ?? throw new LdapFailureException(LdapFailure.NotFound, "the group disappeared while its members were read");
        }

        return list;
    }

    /// <summary>Adds one portion and returns where the next begins, or <see langword="null"/> after the last.</summary>
    private long? Add(LdapEntry entry, long expected)
    {
        MemberRange? range = MemberRange.In(entry);
        if (range is null)
        {
            return expected == 0 ? null : throw MemberRange.Missing(expected);
        }

        int count = 0;
        foreach (string text in entry.Texts(range.Attribute))
        {
            count++;
            Add(ExtendedName.Parse(text));
        }

        return range.Next(expected, count);
    }

    private void Add(ExtendedName member)
    {
        if (member.Id.IsNone)
        {
            Unkeyed.Add(member.Dn);
        }
        else
        {
            _named[member.Id] = member.Dn;
        }
    }
}
