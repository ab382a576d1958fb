using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text;
using Rescue.AdSync.History;
using Rescue.AdSync.Policies;
using Rescue.AdSync.Simulation.Checks;

namespace Rescue.AdSync.Simulation.Boundaries;

/// <summary>One request as it left the process, so that it can be delivered once, twice, or later.</summary>
internal sealed class SentCall
{
    private static readonly string[] Writes = ["createUser", "setUser_v2", "createGroup", "setGroup_v2", "moveNode"];

    private readonly byte[] _body;
    private readonly Uri _address;
    private readonly string? _cookie;

    private SentCall(HttpRequestMessage request, byte[] body)
    {
        _body = body;
        _address = request.RequestUri!;
        _cookie = request.Headers.TryGetValues("Cookie", out IEnumerable<string>? cookies) ? string.Join("; ", cookies) : null;
        Method = Path.GetFileNameWithoutExtension(_address.AbsolutePath);
        string form = Encoding.ASCII.GetString(body);
        Node = NodeIn(form, "node=");
        Parent = NodeIn(form, "parent=");
        Target = NodeIn(form, "targetNodeID=");
    }

    public string Method { get; }

    public NodeId Node { get; }

    public NodeId Parent { get; }

    public NodeId Target { get; }

    public bool IsWrite => Array.IndexOf(Writes, Method) >= 0;

    public bool IsCreate => Method.StartsWith("create", StringComparison.Ordinal);

    /// <summary>Gets what the journal says, at this moment, is being sent to the node.</summary>
    public ImmutableArray<RunAction> Declared { get; private set; } = [];

    public RunId RunId { get; private set; }

    /// <summary>Gets the node as the process read it last before it sent this.</summary>
    public NodeVersion? Read { get; private set; }

    /// <summary>Gets the configuration of the process that sent this.</summary>
    public SyncPolicy? Policy { get; private set; }

    /// <summary>Gets when the process last read the tree before it sent this; for a move, before it planned.</summary>
    public int TreeReadAt { get; private set; }

    /// <summary>Copies a request, with what its sender knew.</summary>
    public static SentCall Capture(HttpRequestMessage request, Action<SentCall> know)
    {
        using var body = new MemoryStream();
        request.Content!.CopyTo(body, null, CancellationToken.None);
        var call = new SentCall(request, body.ToArray());
        know(call);
        return call;
    }

    /// <summary>Notes what the sender knew.</summary>
    public void Know(RunId run, SyncPolicy policy, ImmutableArray<RunAction> declared, NodeVersion? read, int treeReadAt) =>
        (RunId, Policy, Declared, Read, TreeReadAt) = (run, policy, declared, read, treeReadAt);

    public HttpRequestMessage ToRequest()
    {
        var content = new ByteArrayContent(_body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = content };
        if (_cookie is not null)
        {
            request.Headers.TryAddWithoutValidation("Cookie", _cookie);
        }

        return request;
    }

    public override string ToString() => Method switch
    {
        "createUser" or "createGroup" => $"{Method} in {Parent}",
        "moveNode" => $"moveNode {Node} to {Target}",
        _ when Node.IsNone => Method,
        _ when Method.StartsWith("set", StringComparison.Ordinal) => $"{Method} {Node} ({Shown()})",
        _ => $"{Method} {Node}",
    };

    private static NodeId NodeIn(string form, string key)
    {
        int start = form.StartsWith(key, StringComparison.Ordinal) ? key.Length : form.IndexOf("&" + key, StringComparison.Ordinal) is >= 0 and var at ? at + key.Length + 1 : -1;
        if (start < 0)
        {
            return NodeId.None;
        }

        int end = form.IndexOf('&', start);
        return NodeId.TryParse(end < 0 ? form[start..] : form[start..end], out NodeId node) ? node : NodeId.None;
    }

    // Neither a password nor a token is worth showing.
    private string Shown() => string.Join(", ", Encoding.ASCII.GetString(_body).Split('&')
        .Where(field => field.Split('=')[0] is "name" or "nick" or "email" or "ssoid" or "description" or "status" or "mobileaddon")
        .Select(Uri.UnescapeDataString)
        .Select(field => field.Replace('+', ' ')));
}
