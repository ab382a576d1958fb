using System.Globalization;
using System.Text;
using WireMock;
using WireMock.Types;
using WireMock.Util;

namespace Rescue.AdSync.RescueApi.Tests.Support;

/// <summary>One answer of the scripted server.</summary>
internal sealed record Reply(int Status, byte[] Body)
{
    private readonly Dictionary<string, string> _headers = [];

    public static Reply Text(string body) => new(200, Encoding.UTF8.GetBytes(body));

    public static Reply File(string transcript) => new(200, Transcript.Read(transcript));

    public static Reply Http(int status, string body = "") => new(status, Encoding.UTF8.GetBytes(body));

    public static Reply SignedIn(string session) => Text("OK").With("Set-Cookie", $"ASP.NET_SessionId={session}; path=/; HttpOnly");

    public Reply With(string header, string value)
    {
        _headers[header] = value;
        return this;
    }

    public ResponseMessage ToMessage() => new()
    {
        StatusCode = Status.ToString(CultureInfo.InvariantCulture),
        Headers = _headers.ToDictionary(header => header.Key, header => new WireMockList<string>(header.Value)),
        BodyData = new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = Body },
    };
}
