namespace Rescue.AdSync.Entra.Transport;

/// <summary>Where Graph is, and what belongs to it: a token never goes anywhere else, whatever an answer says.</summary>
internal sealed class GraphAddress(Uri graph)
{
    private readonly string _root = graph.AbsolutePath.TrimEnd('/');

    public string Host => graph.IsDefaultPort ? graph.Host : graph.Authority;

    public Uri Base => graph;

    /// <summary>Makes the full address of a path below Graph's.</summary>
    public Uri Of(string path) => new(graph.GetLeftPart(UriPartial.Authority) + _root + path);

    /// <summary>Determines whether an address is Graph's.</summary>
    public bool Covers(Uri address) =>
        address.IsAbsoluteUri && address.UserInfo.Length == 0
        && Uri.Compare(address, graph, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0
        && address.AbsolutePath.StartsWith(_root + "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>Turns a link of an answer into a call, its path and query taken as they are.</summary>
    /// <exception cref="UnreadableAnswerException">It leads elsewhere.</exception>
    public GraphCall Follow(string link, bool isAdvanced = false)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out Uri? address) || !Covers(address))
        {
            string where = address is { IsAbsoluteUri: true } ? address.Host : "nowhere";
            throw new UnreadableAnswerException($"a link that leads to {where} instead of {Host}; it was not followed, since the token would have gone there");
        }

        int path = link.IndexOf('/', link.IndexOf("://", StringComparison.Ordinal) + 3);
        return new GraphCall(link[(path + _root.Length)..], isAdvanced);
    }
}
