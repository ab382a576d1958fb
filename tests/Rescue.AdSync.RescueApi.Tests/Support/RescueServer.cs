using System.Collections.Concurrent;
using System.Web;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace Rescue.AdSync.RescueApi.Tests.Support;

/// <summary>A scripted Rescue server on loopback. Each method gives its answers in turn; the last one stays.</summary>
internal sealed class RescueServer : IDisposable
{
    private readonly WireMockServer _server;
    private readonly ConcurrentDictionary<string, Func<Seen, Reply>> _replies = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Seen> _seen = new();

    public RescueServer()
    {
        _server = WireMockServer.Start(new WireMockServerSettings { Urls = ["http://127.0.0.1:0"] });
        _server.Given(Request.Create().WithPath("/*")).RespondWith(Response.Create().WithCallback(request =>
        {
            string method = Path.GetFileNameWithoutExtension(request.Path);
            string? cookie = request.Headers is { } headers && headers.TryGetValue("Cookie", out var values) ? values[0] : null;
            var seen = new Seen(request.Method, request.Url, method, request.Body ?? string.Empty, cookie);
            _seen.Enqueue(seen);
            return (_replies.TryGetValue(method, out Func<Seen, Reply>? reply) ? reply(seen) : Reply.Http(404)).ToMessage();
        }));
    }

    public Uri Address => new(_server.Urls[0]);

    public IReadOnlyList<Seen> Requests => [.. _seen];

    public int Calls(string method) => _seen.Count(seen => seen.Method == method);

    public Seen Single(string method) => Assert.Single(_seen, seen => seen.Method == method);

    public RescueServer On(string method, params Reply[] replies)
    {
        var queue = new Queue<Reply>(replies);
        return On(method, _ =>
        {
            lock (queue)
            {
                return queue.Count > 1 ? queue.Dequeue() : queue.Peek();
            }
        });
    }

    public RescueServer On(string method, Func<Seen, Reply> reply)
    {
        _replies[method] = reply;
        return this;
    }

    public void Dispose() => _server.Dispose();

    /// <summary>A request as it arrived.</summary>
    internal sealed record Seen(string Verb, string Url, string Method, string Body, string? Cookie)
    {
        /// <summary>Gets the form's fields, in order of arrival.</summary>
        public IReadOnlyList<KeyValuePair<string, string>> Form =>
        [
            .. Body.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
                .Select(pair => new KeyValuePair<string, string>(HttpUtility.UrlDecode(pair[0]), HttpUtility.UrlDecode(pair[1]))),
        ];

        public string? Field(string name) => Form.SingleOrDefault(pair => pair.Key == name).Value;
    }
}
