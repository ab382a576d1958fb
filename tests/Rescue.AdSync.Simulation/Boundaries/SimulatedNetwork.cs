using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Rescue.AdSync.Simulation.Scenarios;
using Rescue.AdSync.Simulation.Worlds;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Simulation.Boundaries;

/// <summary>The network between one process and Rescue: it loses, doubles, delays and garbles.</summary>
internal sealed class SimulatedNetwork(World world) : HttpMessageHandler
{
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(100);

    private const string WebPage = "<!DOCTYPE html>\n<html><body>We will be back soon.</body></html>";
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(10);
    private static readonly string[] Words = ["TRYAGAIN", "SERVERBUSY", "INVALIDPARAM_SOMETHING"];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        world.LetOthersGoFirst();
        lock (world.Clock.Gate)
        {
            return Task.FromResult(InTurn(request, cancellationToken));
        }
    }

    private HttpResponseMessage InTurn(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        world.RequireAlive();
        SentCall call = SentCall.Capture(request, world.Observer.NoteKnowledge);
        Incident? incident = world.Enter(incident => Applies(incident, call), mayCancel: call.Method != "login");
        world.CountCall();
        world.Clock.Pass(Latency);
        cancellationToken.ThrowIfCancellationRequested();
        HttpResponseMessage response = Answer(call, incident, cancellationToken);
        response.RequestMessage = request;
        world.Leave(incident);
        return response;
    }

    private bool Applies(Incident incident, SentCall call) =>
        (incident.Kind.IsOfNetwork() || incident.Kind.IsCrash()) && (call.IsWrite || !incident.WritesOnly) && !DelaysSignIn(incident, call);

    // A run that was cancelled may give up waiting for a sign-in and end while that goes on by itself. What happens then beside
    // the sign-in no seed decides, so in such a run no session ends, and nothing happens to a sign-in.
    private bool DelaysSignIn(Incident incident, SentCall call) =>
        world.Cancellation.IsCancellationRequested && (incident.Kind == IncidentKind.EndSession || call.Method == "login");

    private static HttpResponseMessage Text(string text, HttpStatusCode status = HttpStatusCode.OK) => new(status)
    {
        Content = new StringContent(text, Encoding.UTF8, "text/html"),
    };

    private static HttpResponseMessage Throttled(TimeSpan? retryAfter)
    {
        HttpResponseMessage response = Text(string.Empty, HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter = retryAfter is { } wait ? new RetryConditionHeaderValue(TimeSpan.FromSeconds(Math.Ceiling(wait.TotalSeconds))) : null;
        return response;
    }

    private HttpResponseMessage Answer(SentCall call, Incident? incident, CancellationToken cancellationToken)
    {
        if (world.IsOut())
        {
            world.Tell($"{call}: lost, the network is down");
            throw new HttpRequestException(HttpRequestError.Unknown, "The connection was reset.");
        }

        TimeSpan throttled = world.ThrottledUntil - world.Clock.TrueTime;
        if (throttled > TimeSpan.Zero)
        {
            world.Tell($"{call}: 429, Retry-After {Math.Ceiling(throttled.TotalSeconds)} s");
            return Throttled(throttled);
        }

        return incident is null || incident.Kind.IsCrash() ? Deliver(call) : GoWrong(call, incident, cancellationToken);
    }

    private HttpResponseMessage GoWrong(SentCall call, Incident incident, CancellationToken cancellationToken)
    {
        int salt = incident.Salt;
        switch (incident.Kind)
        {
            case IncidentKind.RefuseConnection:
                world.Tell($"{call}: connection refused");
                throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused.");
            case IncidentKind.Outage:
                world.Tell($"{call}: lost, the network goes down");
                world.BeginOutage(2 + (salt % 30));
                throw new HttpRequestException(HttpRequestError.Unknown, "The connection was reset.");
            case IncidentKind.LoseRequest:
                world.Tell($"{call}: the request is lost");
                return TimeOut(cancellationToken);
            case IncidentKind.DeliverLate:
                world.Tell($"{call}: the request is held up");
                world.UnderWay.Add(call, salt);
                return TimeOut(cancellationToken);
            case IncidentKind.Error:
                return Instead(call, "ERROR", "ERROR, without effect");
            case IncidentKind.UnknownWord:
                return Instead(call, salt % 4 == 0 ? "POLLRATEEXCEEDED" : Words[salt % Words.Length], "an odd word, without effect");
            case IncidentKind.HtmlPage:
                return Instead(call, WebPage, "a web page, without effect");
            case IncidentKind.Unavailable:
                world.Tell($"{call}: 503, without effect");
                return Text(string.Empty, HttpStatusCode.ServiceUnavailable);
            case IncidentKind.Throttle when salt % 3 == 0:
                world.Tell($"{call}: 429");
                return Throttled(null);
            case IncidentKind.Throttle:
                return ThrottleFor(call, TimeSpan.FromSeconds(5 + (salt % 90)));
            case IncidentKind.ThrottleForLong:
                return ThrottleFor(call, TimeSpan.FromMinutes(10));
            case IncidentKind.EndSession:
                world.Emulator.Faults.Add(RescueFault.SessionExpiry());
                return Deliver(call);
            default:
                return GoWrongAfterwards(call, incident, Deliver(call), cancellationToken);
        }
    }

    private HttpResponseMessage GoWrongAfterwards(SentCall call, Incident incident, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        int salt = incident.Salt;
        switch (incident.Kind)
        {
            case IncidentKind.LoseAnswer:
                world.Tell("  the answer is lost");
                return TimeOut(cancellationToken);
            case IncidentKind.BreakAnswer:
                world.Tell("  the answer breaks off");
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended early.");
            case IncidentKind.DeliverTwice when salt % 2 == 0:
                world.Tell("  the request arrives twice");
                HttpResponseMessage second = world.Observer.Deliver(call, isLate: true);
                return salt % 4 == 0 ? second : answer;
            case IncidentKind.DeliverTwice:
                world.Tell("  the request will arrive once more");
                world.UnderWay.Add(call, salt);
                return answer;
            case IncidentKind.CutAnswer:
                world.Observer.WasCreateCut |= call.IsCreate;
                return Cut(answer, salt);
            case IncidentKind.UnavailableAfterEffect:
                world.Tell("  answered with 503 all the same");
                return Text(string.Empty, HttpStatusCode.ServiceUnavailable);
            case IncidentKind.ErrorAfterEffect:
                world.Tell("  answered with ERROR all the same");
                return Text("ERROR");
            case IncidentKind.UnknownWordAfterEffect:
                world.Tell("  answered with an odd word all the same");
                return Text(Words[salt % Words.Length]);
            default:
                world.Tell("  answered with a web page all the same");
                return Text(WebPage);
        }
    }

    private HttpResponseMessage Instead(SentCall call, string text, string what)
    {
        world.Tell($"{call}: {what}");
        return Text(text);
    }

    private HttpResponseMessage ThrottleFor(SentCall call, TimeSpan time)
    {
        world.Tell($"{call}: 429, Retry-After {time.TotalSeconds} s");
        world.ThrottledUntil = world.Clock.TrueTime + time;
        return Throttled(time);
    }

    private HttpResponseMessage Cut(HttpResponseMessage answer, int salt)
    {
        string text = answer.Content.ReadAsStringAsync(CancellationToken.None).Result;
        string rest = text[..(salt % Math.Max(1, text.Length))];
        world.Tell($"  the answer is cut to {rest.Length} of {text.Length} characters");
        return Text(rest);
    }

    private HttpResponseMessage Deliver(SentCall call)
    {
        HttpResponseMessage answer = world.Observer.Deliver(call, isLate: false);
        if (world.TellsStory)
        {
            world.Tell($"{call} -> {answer.Content.ReadAsStringAsync(CancellationToken.None).Result.Split('\n')[0]}");
        }

        return answer;
    }

    private HttpResponseMessage TimeOut(CancellationToken cancellationToken)
    {
        world.Clock.Pass(AttemptTimeout);
        if (world.ActionsAtOnce > 1)
        {
            // The time-out goes off on another thread.
            cancellationToken.WaitHandle.WaitOne(TimeSpan.FromSeconds(1));
        }

        cancellationToken.ThrowIfCancellationRequested();
        throw new TaskCanceledException("No answer in time.");
    }
}
