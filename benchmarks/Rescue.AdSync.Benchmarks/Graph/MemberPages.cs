using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Rescue.AdSync.Benchmarks.Graph;

/// <summary>Serves the members of one group from memory, page after page as Graph does: no network, no TLS, no compression.</summary>
internal sealed class MemberPages : HttpMessageHandler
{
    /// <summary>How many members Graph puts on a page at most.</summary>
    public const int PageSize = 999;

    public const string Root = "https://graph.microsoft.com/v1.0";

    public const string GroupId = "0b7e5c1a-94d0-4a3e-8c55-7f0f3a6d2e11";

    private const string SkipToken = "skiptoken=";

    private static readonly MediaTypeHeaderValue Json = MediaTypeHeaderValue.Parse("application/json; odata.metadata=minimal; charset=utf-8");

    private readonly byte[][] _pages;

    public MemberPages(int pages) => _pages = [.. Enumerable.Range(0, pages).Select(page => Write(page, isLast: page == pages - 1))];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string query = request.RequestUri!.Query;
        int token = query.IndexOf(SkipToken, StringComparison.Ordinal);
        int page = token < 0 ? 0 : int.Parse(query.AsSpan(token + SkipToken.Length), CultureInfo.InvariantCulture);
        var content = new ByteArrayContent(_pages[page]);
        content.Headers.ContentType = Json;
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
    }

    private static byte[] Write(int page, bool isLast)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", $"{Root}/$metadata#directoryObjects");
            if (!isLast)
            {
                json.WriteString("@odata.nextLink", $"{Root}/groups/{GroupId}/members?$top={PageSize}&${SkipToken}{page + 1}");
            }

            json.WriteStartArray("value");
            for (int i = 0; i < PageSize; i++)
            {
                WriteUser(json, (page * PageSize) + i);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    // One in fifty has no mailbox, one in thirty is disabled, one in twenty is a guest.
    private static void WriteUser(Utf8JsonWriter json, int number)
    {
        string address = string.Create(CultureInfo.InvariantCulture, $"firstname.lastname{number:000000}@contoso.example");
        json.WriteStartObject();
        json.WriteString("@odata.type", "#microsoft.graph.user");
        json.WriteString("id", string.Create(CultureInfo.InvariantCulture, $"a0000000-0000-4000-8000-{number:000000000000}"));
        json.WriteBoolean("accountEnabled", number % 30 != 0);
        json.WriteString("userPrincipalName", address);
        json.WriteString("mail", number % 50 == 0 ? null : address);
        json.WriteString("displayName", string.Create(CultureInfo.InvariantCulture, $"Firstname Lastname {number}"));
        json.WriteString("givenName", "Firstname");
        json.WriteString("surname", string.Create(CultureInfo.InvariantCulture, $"Lastname {number}"));
        json.WriteString("department", number % 3 == 0 ? null : "Customer Care");
        json.WriteString("jobTitle", number % 4 == 0 ? null : "Support Technician");
        json.WriteString("userType", number % 20 == 0 ? "Guest" : "Member");
        json.WriteEndObject();
    }
}
