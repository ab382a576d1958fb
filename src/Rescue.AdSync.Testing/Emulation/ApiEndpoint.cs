using System.Globalization;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace Rescue.AdSync.Testing.Emulation;

/// <summary>Answers calls of the API: fault, credential, method, state file, answer, fault.</summary>
internal sealed class ApiEndpoint(
    EmulatedAccount account, Credentials credentials, RescueCalls calls, RescueFaults faults, StateFile? state, RescueEmulatorOptions options)
{
    private const string SignInPage =
        "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><h1>Sign in</h1><form method=\"post\"></form></body></html>\n";

    private readonly ApiMethods _methods = new(account, credentials);

    public async Task HandleAsync(HttpContext context, string methodName, CancellationToken stopping)
    {
        if (_methods.Find(methodName) is not { } method)
        {
            // Rescue shows whoever calls a method that it does not have its sign-in page.
            await WriteHtmlAsync(context).ConfigureAwait(false);
            return;
        }

        ApiRequest request = await ApiRequest.ReadAsync(context.Request, stopping).ConfigureAwait(false);
        calls.Count(method.Name);
        NodeId node = method.NodeOf(request);
        string answer = await AnswerAsync(context, method, request, node, stopping).ConfigureAwait(false);
        calls.Answered(new RescueCall(method.Name, node, answer) { HasQuery = request.HasQuery });
        options.Logger.EmulatorAnswered(method.Name, node, answer);
    }

    private static async Task WriteHtmlAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(SignInPage, context.RequestAborted).ConfigureAwait(false);
    }

    // The pages of Rescue say nothing about a content type; its kind of server sends this one unless told otherwise.
    private static void WriteHead(HttpContext context, Answer answer)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        if (answer.NewSession is { } session)
        {
            context.Response.Cookies.Append(ApiRequest.SessionCookie, session, new CookieOptions { HttpOnly = true, Path = "/" });
        }
    }

    private static async Task WritePartAsync(HttpContext context, Answer answer, bool isBroken, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        PipeWriter writer = PipeWriter.Create(whole, new StreamPipeWriterOptions(leaveOpen: true));
        await answer.WriteAsync(writer, cancellationToken).ConfigureAwait(false);
        await writer.CompleteAsync().ConfigureAwait(false);
        ReadOnlyMemory<byte> half = whole.GetBuffer().AsMemory(0, (int)whole.Length / 2);
        context.Response.ContentLength = isBroken ? whole.Length : half.Length;
        await context.Response.Body.WriteAsync(half, cancellationToken).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
        if (isBroken)
        {
            context.Abort();
        }
    }

    private async Task<string> AnswerAsync(HttpContext context, ApiMethod method, ApiRequest request, NodeId node, CancellationToken stopping)
    {
        FaultDecision decision = faults.Take(method.Name, node);
        if (decision.Latency > TimeSpan.Zero)
        {
            await Task.Delay(decision.Latency, options.TimeProvider, stopping).ConfigureAwait(false);
        }

        if (decision.Before is { Kind: not RescueFaultKind.SessionExpiry } fault)
        {
            return await GoWrongAsync(context, fault, null, stopping).ConfigureAwait(false);
        }

        if (decision.Before is not null)
        {
            credentials.EndSessions();
        }

        Answer answer = await CarryOutAsync(method, request, stopping).ConfigureAwait(false);
        if (decision.After is { } late)
        {
            return await GoWrongAsync(context, late, answer, stopping).ConfigureAwait(false);
        }

        WriteHead(context, answer);
        await answer.WriteAsync(context.Response.BodyWriter, stopping).ConfigureAwait(false);
        return answer.Word;
    }

    private async Task<Answer> CarryOutAsync(ApiMethod method, ApiRequest request, CancellationToken stopping)
    {
        if (!method.IsOpen && credentials.Authenticate(request["authcode"], request.Session) is { IsOk: false } refusal)
        {
            return TextAnswer.Of(refusal);
        }

        Answer answer = method.Answer(request);
        if (state is not null && answer.IsOk && RescueMethods.IsWrite(method.Name))
        {
            await state.SaveAsync(account, stopping).ConfigureAwait(false);
        }

        return answer;
    }

    private static async Task<string> GoWrongAsync(HttpContext context, RescueFault fault, Answer? answer, CancellationToken cancellationToken)
    {
        switch (fault.Kind)
        {
            case RescueFaultKind.Word:
                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.WriteAsync(fault.AnswerWord!, cancellationToken).ConfigureAwait(false);
                return fault.AnswerWord!;
            case RescueFaultKind.HtmlPage:
                await WriteHtmlAsync(context).ConfigureAwait(false);
                return nameof(RescueFaultKind.HtmlPage);
            case RescueFaultKind.HttpStatus:
                WriteStatus(context, fault);
                return fault.StatusCode.ToString(CultureInfo.InvariantCulture);
            case RescueFaultKind.TruncatedBody or RescueFaultKind.BrokenBody when answer is not null:
                WriteHead(context, answer);
                await WritePartAsync(context, answer, fault.Kind == RescueFaultKind.BrokenBody, cancellationToken).ConfigureAwait(false);
                return fault.Kind.ToString();
            default:
                context.Abort();
                return nameof(RescueFaultKind.Drop);
        }
    }

    private static void WriteStatus(HttpContext context, RescueFault fault)
    {
        context.Response.StatusCode = fault.StatusCode;
        if (fault.Delay > TimeSpan.Zero)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(fault.Delay.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }
    }
}
