using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Rescue.AdSync.GraphTesting.Authentication;
using Rescue.AdSync.GraphTesting.Faults;
using Rescue.AdSync.GraphTesting.Messages;

namespace Rescue.AdSync.GraphTesting.Hosting;

/// <summary>Leads HTTP requests to Graph, to the token endpoints and to the identity of a host, and writes the answers.</summary>
internal sealed class HttpAdapter(GraphTestServerOptions options, GraphPipeline pipeline, TokenEndpoint tokens, GraphCalls calls, GraphFaults tokenFaults)
{
    private const string Version = "/v1.0";

    public async Task HandleAsync(HttpContext context, CancellationToken cancellationToken)
    {
        string path = context.Request.Path.Value ?? "/";
        if (path.StartsWith(Version + "/", StringComparison.OrdinalIgnoreCase))
        {
            GraphRequest request = await ReadAsync(context, path[Version.Length..], cancellationToken);
            GraphResponse response = await pipeline.AnswerAsync(request, cancellationToken);
            context.Response.Headers["request-id"] = request.RequestId;
            context.Response.Headers["client-request-id"] = request.ClientRequestId;
            context.Response.Headers.CacheControl = "no-cache";
            await WriteAsync(context, response, cancellationToken);
        }
        else
        {
            await WriteAsync(context, await AnswerOtherAsync(context, path, cancellationToken), cancellationToken);
        }
    }

    private static async Task<GraphRequest> ReadAsync(HttpContext context, string path, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancellationToken);
        return new GraphRequest
        {
            Method = context.Request.Method,
            BaseAddress = $"{context.Request.Scheme}://{context.Request.Host}{Version}",
            Path = path,
            Query = context.Request.QueryString.Value?.TrimStart('?') ?? "",
            Headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = body.ToArray(),
        };
    }

    private async Task<GraphResponse> AnswerOtherAsync(HttpContext context, string path, CancellationToken cancellationToken)
    {
        HttpRequest request = context.Request;
        switch (path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            case [var tenant, "oauth2", "v2.0", "token"] when request.IsHttps && HttpMethods.IsPost(request.Method):
                IFormCollection form = await request.ReadFormAsync(cancellationToken);
                return await AnswerTokenAsync(
                    request, () => tokens.Answer(tenant, form.ToDictionary(field => field.Key, field => field.Value.ToString())), cancellationToken);
            case ["metadata", "identity", "oauth2", "token"] when !request.IsHttps:
                return await AnswerTokenAsync(
                    request, () => tokens.AnswerMachine(request.Headers["Metadata"] == "true", request.Query["resource"], request.Query["client_id"]), cancellationToken);
            case ["msi", "token"]:
                return await AnswerTokenAsync(
                    request, () => tokens.AnswerAppService(request.Headers["X-IDENTITY-HEADER"], request.Query["resource"], request.Query["client_id"]), cancellationToken);
            case ["common", "discovery", "instance"]:
                return Discovery(request);
            case [_, "v2.0", ".well-known", "openid-configuration"]:
                return OpenId(request);
            default:
                return new GraphResponse { Status = 404, Text = $"There is nothing at {path}.", ContentType = "text/plain" };
        }
    }

    private async Task<GraphResponse> AnswerTokenAsync(HttpRequest http, Func<GraphResponse> answer, CancellationToken cancellationToken)
    {
        string path = http.Path.Value ?? "/";
        if (tokenFaults.Take(calls.CountToken(), path, isInner: false) is not { } fault)
        {
            return answer();
        }

        if (fault.Kind == GraphFaultKind.Delay)
        {
            await Task.Delay(fault.Duration, cancellationToken);
        }

        var request = new GraphRequest { Method = http.Method, BaseAddress = $"{http.Scheme}://{http.Host}", Path = path, Headers = new Dictionary<string, string>() };
        GraphResponse response = FaultEffects.InPlaceOf(fault, request, options.Time.GetUtcNow()) ?? answer();
        FaultEffects.Falsify(fault.Kind, request, response);
        return response;
    }

    private GraphResponse Discovery(HttpRequest request) => GraphResponse.Ok(new JsonObject
    {
        ["tenant_discovery_endpoint"] = $"https://{request.Host}/{options.TenantId}/v2.0/.well-known/openid-configuration",
        ["api-version"] = "1.1",
        ["metadata"] = new JsonArray(new JsonObject
        {
            ["preferred_network"] = request.Host.Value,
            ["preferred_cache"] = request.Host.Value,
            ["aliases"] = new JsonArray(request.Host.Value),
        }),
    });

    private GraphResponse OpenId(HttpRequest request)
    {
        string authority = $"https://{request.Host}/{options.TenantId}";
        return GraphResponse.Ok(new JsonObject
        {
            ["token_endpoint"] = $"{authority}/oauth2/v2.0/token",
            ["authorization_endpoint"] = $"{authority}/oauth2/v2.0/authorize",
            ["issuer"] = $"{authority}/v2.0",
        });
    }

    private async Task WriteAsync(HttpContext context, GraphResponse response, CancellationToken cancellationToken)
    {
        if (response.IsDropped)
        {
            context.Abort();
            return;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(response.Body?.ToJsonString() ?? response.Text ?? "");
        context.Response.StatusCode = response.Status;
        context.Response.ContentType = response.ContentType;
        context.Response.Headers.Date = options.Time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        foreach ((string name, string value) in response.Headers)
        {
            context.Response.Headers[name] = value;
        }

        ReadOnlyMemory<byte> sent = response.IsTruncated ? bytes.AsMemory(0, bytes.Length / 2) : bytes;
        await context.Response.Body.WriteAsync(sent, cancellationToken);
    }
}
