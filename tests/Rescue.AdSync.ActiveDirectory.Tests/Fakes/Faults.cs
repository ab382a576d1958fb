using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Fakes;

/// <summary>Every way in which one answer can be wrong.</summary>
internal static class Faults
{
    /// <summary>Gets the fault of a list from which one name is missing though it is called whole.</summary>
    public static Fault LostName { get; } = new("the last value of member missing", (_, send, _) => Without(send(), "member", all: false));

    public static IReadOnlyList<Fault> All { get; } =
    [
        LostName,
        new("connection lost before", (_, _, _) => throw new LdapFailureException(LdapFailure.ConnectionLost, "lost")),
        new("connection lost after", (_, send, _) => Fail(send(), LdapFailure.ConnectionLost)),
        new("timed out", (_, send, _) => Fail(send(), LdapFailure.TimedOut)),
        new("busy", (_, _, _) => throw new LdapFailureException(LdapFailure.ConnectionLost, "busy")),
        new("insufficient rights", (_, _, _) => throw new LdapFailureException(LdapFailure.Refused, "insufficientAccessRights")),
        new("size limit with some entries", (_, send, _) => Fail(send(), LdapFailure.Truncated)),
        new("no such object", (_, send, _) => Fail(send(), LdapFailure.NotFound)),
        new("no entries", (_, send, _) => send() with { Entries = [] }),
        new("no entries and no more", (_, send, _) => send() with { Entries = [], Cookie = default }),
        new("no more pages", (_, send, _) => send() with { Cookie = default }),
        new("an empty page more", (_, _, previous) => new LdapPage([]) { Cookie = previous?.Cookie ?? default }),
        new("the page before again", (_, send, previous) => Repeat(send(), previous)),
        new("the page before again, unsent", (_, send, previous) => previous ?? send()),
        new("the cookie before again", (_, send, previous) => send() with { Cookie = previous?.Cookie ?? default }),
        new("every entry twice", (_, send, _) => Change(send(), entries => [.. entries, .. entries])),
        new("the first entry missing", (_, send, _) => Change(send(), entries => [.. entries.Skip(1)])),
        new("the last entry missing", (_, send, _) => Change(send(), entries => [.. entries.SkipLast(1)])),
        new("entries in another order", (_, send, _) => Change(send(), entries => [.. entries.Reverse()])),
        .. new[]
        {
            "member", AttributeName.ObjectGuid, AttributeName.ObjectClass, AttributeName.ObjectSid, AttributeName.PrimaryGroupId, AttributeName.GroupType,
            AttributeName.CommonName, AttributeName.SamAccountType, AttributeName.UserAccountControl, AttributeName.Mail, AttributeName.DefaultNamingContext,
        }.Select(name => new Fault($"{name} missing", (_, send, _) => Without(send(), name, all: true))),
        new($"the last value of {AttributeName.ObjectClass} missing", (_, send, _) => Without(send(), AttributeName.ObjectClass, all: false)),
    ];

    private static LdapPage Fail(LdapPage answer, LdapFailure failure) => throw new LdapFailureException(failure, $"{answer.Entries.Count} entries came, and then {failure}");

    private static LdapPage Repeat(LdapPage answer, LdapPage? previous) => previous ?? answer;

    private static LdapPage Change(LdapPage page, Func<IReadOnlyList<LdapEntry>, IReadOnlyList<LdapEntry>> change) => page with { Entries = change(page.Entries) };

    private static LdapPage Without(LdapPage page, string attribute, bool all) => Change(page, entries => [.. entries.Select(entry => Without(entry, attribute, all))]);

    private static LdapEntry Without(LdapEntry entry, string attribute, bool all)
    {
        var kept = new List<KeyValuePair<string, byte[][]>>();
        foreach (string name in entry.AttributeNames)
        {
            byte[][] values = [.. entry.AllBytes(name)];
            if (!name.Split(';')[0].Equals(attribute, StringComparison.OrdinalIgnoreCase))
            {
                kept.Add(KeyValuePair.Create(name, values));
            }
            else if (!all)
            {
                kept.Add(KeyValuePair.Create(name, values[..^Math.Min(1, values.Length)]));
            }
        }

        return new LdapEntry(entry.Dn, kept);
    }
}
