using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Rescue.AdSync.ActiveDirectory.Connecting;
using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Fakes;

/// <summary>A domain controller in memory, behind the seam; it can do what the real one in the tests never does.</summary>
internal sealed partial class FakeDirectory : ILdapConnector, ILdapSession
{
    private readonly List<FakeObject> _objects = [];
    private readonly Lock _lock = new();

    /// <summary>Gets the domain that it holds.</summary>
    public string DomainDn { get; init; } = "DC=fake,DC=test";

    /// <summary>Gets how many members the server gives at most in one answer, whatever it is asked for.</summary>
    public int? LargestRange { get; init; }

    /// <summary>Gets the number of entries to a page.</summary>
    public int PageSize { get; init; } = 1000;

    /// <summary>Gets what happens before a request is answered; it may throw.</summary>
    public Action<LdapQuery, int>? Before { get; init; }

    /// <summary>Gets what is done to an answer.</summary>
    public Func<LdapQuery, LdapPage, LdapPage>? After { get; init; }

    public List<LdapQuery> Queries { get; } = [];

    public bool IsClosed { get; private set; }

    public FakeObject Add(FakeObject item)
    {
        _objects.Add(item);
        return item;
    }

    public FakeObject Group(int number, string name) => Add(MakeGroup(number, name));

    public FakeObject User(int number) => Add(MakeUser(number));

    public static FakeObject MakeGroup(int number, string name, bool showsItsList = true) => new FakeObject(number, name, "group") { ShowsItsList = showsItsList }
        .With(AttributeName.GroupType, "-2147483646").With(AttributeName.ObjectSid, Sid(number));

    public static FakeObject MakeUser(int number, bool isVisible = true, bool tellsItsGroups = true) =>
        new FakeObject(number, $"User {number}", "user") { IsVisible = isVisible, TellsItsGroups = tellsItsGroups }
            .With(AttributeName.Mail, $"u{number}@fake.test").With(AttributeName.UserAccountControl, "512");

    public string Server => "dc.fake.test";

    public Task<ILdapSession> ConnectAsync(CancellationToken cancellationToken) => Task.FromResult<ILdapSession>(this);

    public LdapPage Search(LdapQuery query, ReadOnlyMemory<byte> cookie)
    {
        lock (_lock)
        {
            return Answer(query, cookie);
        }
    }

    public void Dispose() => IsClosed = true;

    private static byte[] Sid(int relativeId) => [1, 5, 0, 0, 0, 0, 0, 5, 21, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, .. BitConverter.GetBytes(relativeId)];

    private LdapPage Answer(LdapQuery query, ReadOnlyMemory<byte> cookie)
    {
        int page = cookie.IsEmpty ? 0 : int.Parse(Encoding.UTF8.GetString(cookie.Span), CultureInfo.InvariantCulture);
        Queries.Add(query);
        Before?.Invoke(query, page);
        LdapPage answer = query.PageSize is null ? new LdapPage([ReadOne(query)]) : ReadPage(query, [.. Matching(query.Filter)], page);
        return After?.Invoke(query, answer) ?? answer;
    }

    private LdapEntry ReadOne(LdapQuery query)
    {
        if (query.BaseDn.Length == 0)
        {
            return new LdapEntry(
                "",
                [
                    KeyValuePair.Create<string, byte[][]>(AttributeName.DefaultNamingContext, [Encoding.UTF8.GetBytes(DomainDn)]),
                    KeyValuePair.Create<string, byte[][]>(AttributeName.TokenGroups, [AccessRules.Reader]),
                ]);
        }

        FakeObject found = _objects.FirstOrDefault(item => query.BaseDn == LdapQuery.DnOf(item.Id) || query.BaseDn == item.Dn)
            ?? throw new LdapFailureException(LdapFailure.NotFound, "no such object");
        if (query.Filter.Contains("(!(member=*))", StringComparison.Ordinal))
        {
            // A list that may not be read counts as none.
            return found.Listed.Count > 0 && found.ShowsItsList
                ? throw new LdapFailureException(LdapFailure.NotFound, "no such object")
                : found.Entry(KeyValuePair.Create<string, byte[][]>(AttributeName.NtSecurityDescriptor, [found.ShowsItsList ? AccessRules.Granting : AccessRules.Denying]));
        }

        return found.ShowsItsList ? found.Entry(Portion(found, query)) : found.Entry();
    }

    private IEnumerable<KeyValuePair<string, byte[][]>> Portion(FakeObject group, LdapQuery query)
    {
        string? asked = query.Attributes.FirstOrDefault(name => name.StartsWith("member;", StringComparison.Ordinal));
        if (asked is null || group.Listed.Count == 0)
        {
            yield break;
        }

        Match range = AskedRange().Match(asked);
        int from = int.Parse(range.Groups[1].Value, CultureInfo.InvariantCulture);
        int to = range.Groups[2].Value is "*" ? int.MaxValue - 1 : int.Parse(range.Groups[2].Value, CultureInfo.InvariantCulture);
        int count = Math.Min(Math.Min(to - from + 1, LargestRange ?? int.MaxValue), Math.Max(0, group.Listed.Count - from));
        string end = from + count >= group.Listed.Count ? "*" : (from + count - 1).ToString(CultureInfo.InvariantCulture);
        yield return FakeObject.List("member", []);
        yield return FakeObject.List($"member;range={from}-{end}", group.Listed.Skip(from).Take(count));
    }

    private IEnumerable<FakeObject> Matching(string filter)
    {
        foreach (FakeObject item in _objects.Where(item => item.IsVisible))
        {
            bool isMember = item.TellsItsGroups && _objects.Any(group => group.Listed.Contains(item) && filter.Contains(LdapFilter.Equal(AttributeName.MemberOf, group.Dn), StringComparison.Ordinal));
            bool hasPrimary = item.Entry().Text(AttributeName.PrimaryGroupId) is { } primary && filter.Contains($"(primaryGroupID={primary})", StringComparison.Ordinal);
            bool isNamed = filter.Contains(LdapFilter.Equal(AttributeName.ObjectGuid, item.Id.Value.ToByteArray()), StringComparison.Ordinal);
            if (isMember || hasPrimary || isNamed)
            {
                yield return item;
            }
        }
    }

    private LdapEntry Show(FakeObject item, LdapQuery query) =>
        item.ShowsItsList && query.Attributes.Any(name => name.StartsWith("member;", StringComparison.Ordinal)) ? item.Entry(Portion(item, query)) : item.Entry();

    private LdapPage ReadPage(LdapQuery query, FakeObject[] all, int page) => new([.. all.Skip(page * PageSize).Take(PageSize).Select(item => Show(item, query))])
    {
        Cookie = (page + 1) * PageSize < all.Length ? Encoding.UTF8.GetBytes((page + 1).ToString(CultureInfo.InvariantCulture)) : default,
    };

    [GeneratedRegex("range=([0-9]+)-([0-9]+|\\*)$")]
    private static partial Regex AskedRange();
}
