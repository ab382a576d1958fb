using Microsoft.AspNetCore.Http;

namespace Rescue.AdSync.Testing.Emulation;

/// <summary>Leads each request to the API, the page of the tree, the state or the faults.</summary>
internal sealed class EmulatorRouter(RescueEmulatorOptions options, ApiEndpoint api, TreePage page, StateEndpoint state, FaultEndpoint faults)
{
    private const string ApiPrefix = "/API/";
    private const string ApiSuffix = ".aspx";

    public async Task HandleAsync(HttpContext context, CancellationToken stopping)
    {
        string path = context.Request.Path.Value ?? "/";
        try
        {
            await RouteAsync(context, path, stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The emulator stops, or the client has gone; there is nobody left to answer.
            context.Abort();
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException && !context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        catch (Exception exception)
        {
            options.Logger.EmulatorFailed(exception, path);
            throw;
        }
    }

    private Task RouteAsync(HttpContext context, string path, CancellationToken stopping)
    {
        bool isGet = HttpMethods.IsGet(context.Request.Method);
        if (path.StartsWith(ApiPrefix, StringComparison.OrdinalIgnoreCase) && path.EndsWith(ApiSuffix, StringComparison.OrdinalIgnoreCase))
        {
            return isGet || HttpMethods.IsPost(context.Request.Method)
                ? api.HandleAsync(context, path[ApiPrefix.Length..^ApiSuffix.Length], stopping)
                : RefuseAsync(context, StatusCodes.Status405MethodNotAllowed);
        }

        return path switch
        {
            "/" when isGet => page.HandleAsync(context),
            "/state" when isGet => state.HandleAsync(context),
            "/faults" => faults.HandleAsync(context, stopping),
            _ => RefuseAsync(context, StatusCodes.Status404NotFound),
        };
    }

    private static Task RefuseAsync(HttpContext context, int statusCode)
    {
        context.Response.StatusCode = statusCode;
        return Task.CompletedTask;
    }
}
