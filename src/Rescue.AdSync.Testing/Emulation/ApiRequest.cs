using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Rescue.AdSync.Testing.Emulation;

/// <summary>One call of the API as it came over HTTP: parameters from the query of a GET or the form of a POST.</summary>
internal sealed class ApiRequest
{
    public const string SessionCookie = "ASP.NET_SessionId";

    private readonly Func<string, StringValues> _values;

    private ApiRequest(Func<string, StringValues> values, bool isPost, string? session, bool hasQuery)
    {
        _values = values;
        IsPost = isPost;
        Session = session;
        HasQuery = hasQuery;
    }

    public bool IsPost { get; }

    public string? Session { get; }

    /// <summary>Gets a value indicating whether the URL carried parameters.</summary>
    public bool HasQuery { get; }

    /// <summary>Gets a parameter, whatever its case; the last one where it is sent twice; <see langword="null"/> where it is not.</summary>
    public string? this[string name] => _values(name) is { Count: > 0 } values ? values[^1] : null;

    public static async Task<ApiRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        string? session = request.Cookies[SessionCookie];
        if (!HttpMethods.IsPost(request.Method))
        {
            return new ApiRequest(name => request.Query[name], isPost: false, session, request.QueryString.HasValue);
        }

        if (!request.HasFormContentType)
        {
            return new ApiRequest(_ => StringValues.Empty, isPost: true, session, request.QueryString.HasValue);
        }

        IFormCollection form = await request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        return new ApiRequest(name => form[name], isPost: true, session, request.QueryString.HasValue);
    }

    /// <summary>Reads a node's key, or <see cref="NodeId.None"/>, which no node bears.</summary>
    public NodeId Node(string name) => NodeId.TryParse(this[name], out NodeId id) ? id : NodeId.None;

    /// <summary>Reads a node's key under the name that the documentation's sample of this kind of request uses.</summary>
    public NodeId Node(string getName, string postName) => Node(IsPost ? postName : getName);
}
