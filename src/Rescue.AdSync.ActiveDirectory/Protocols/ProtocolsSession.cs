using System.DirectoryServices.Protocols;
using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Protocols;

/// <summary>The seam over System.DirectoryServices.Protocols.</summary>
/// <remarks>Only its synchronous calls are used: on Linux the asynchronous ones slow down and in the end stop answering.</remarks>
internal sealed class ProtocolsSession(LdapConnection connection, string server, TimeSpan requestTimeout) : ILdapSession
{
    public string Server => server;

    public LdapPage Search(LdapQuery query, ReadOnlyMemory<byte> cookie)
    {
        try
        {
            return ReadPage((SearchResponse)connection.SendRequest(Request(query, cookie), requestTimeout));
        }
        catch (DirectoryException exception)
        {
            throw ProtocolsFailure.From(exception);
        }
    }

    public void Dispose() => connection.Dispose();

    private static SearchRequest Request(LdapQuery query, ReadOnlyMemory<byte> cookie)
    {
        SearchScope scope = query.PageSize is null ? SearchScope.Base : SearchScope.Subtree;
        var request = new SearchRequest(query.BaseDn, query.Filter, scope, [.. query.Attributes]);
        if (query.WithKeys)
        {
            request.Controls.Add(new ExtendedDNControl(ExtendedDNFlag.StandardString));
        }

        if (query.WithAccessRules)
        {
            // A server that does not know it hands out no descriptor, and then nothing is taken for proven.
            request.Controls.Add(new SecurityDescriptorFlagControl(SecurityMasks.Dacl) { IsCritical = false });
        }

        if (query.PageSize is { } size)
        {
            request.Controls.Add(new PageResultRequestControl(size) { Cookie = cookie.ToArray() });
        }

        return request;
    }

    private static LdapPage ReadPage(SearchResponse response)
    {
        var entries = new LdapEntry[response.Entries.Count];
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i] = ReadEntry(response.Entries[i]);
        }

        return new LdapPage(entries)
        {
            Cookie = response.Controls.OfType<PageResultResponseControl>().FirstOrDefault()?.Cookie,
            Referrals = [.. response.References.Cast<SearchResultReference>().SelectMany(r => r.Reference).Select(uri => uri.OriginalString)],
        };
    }

    private static LdapEntry ReadEntry(SearchResultEntry entry) => new(entry.DistinguishedName, ReadAttributes(entry.Attributes));

    // GetValues is asked for bytes always: the indexer guesses by content whether a value is text.
    private static IEnumerable<KeyValuePair<string, byte[][]>> ReadAttributes(SearchResultAttributeCollection attributes) =>
        attributes.Values.Cast<DirectoryAttribute>()
            .Select(a => KeyValuePair.Create(a.Name, (byte[][])a.GetValues(typeof(byte[]))));
}
