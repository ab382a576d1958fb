using System.Globalization;
using Rescue.AdSync.GraphTesting.Authentication;
using Rescue.AdSync.GraphTesting.Batch;
using Rescue.AdSync.GraphTesting.Endpoints;
using Rescue.AdSync.GraphTesting.Faults;
using Rescue.AdSync.GraphTesting.Messages;

namespace Rescue.AdSync.GraphTesting.Hosting;

/// <summary>What every request goes through: its number, the fault that waits for it, the token, the quota, the answer, the log.</summary>
internal sealed class GraphPipeline(
    GraphTestServerOptions options,
    AccessTokens tokens,
    ThrottleMeter meter,
    GraphEndpoints endpoints,
    BatchEndpoint batches,
    GraphCalls calls,
    GraphFaults faults)
{
    public async Task<GraphResponse> AnswerAsync(GraphRequest request, CancellationToken cancellationToken)
    {
        (int Epoch, int Number) begun = calls.Begin();
        GraphFault? fault = faults.Take(begun.Number, request.Query.Length == 0 ? request.Path : $"{request.Path}?{request.Query}", request.IsInner);
        GraphResponse? response = null;
        bool isFaulty = false;
        try
        {
            if (fault is { Kind: GraphFaultKind.Delay })
            {
                isFaulty = true;
                await Task.Delay(fault.Duration, cancellationToken);
            }

            response = fault is null ? null : FaultEffects.InPlaceOf(fault, request, options.Time.GetUtcNow());
            isFaulty |= response is not null;
            response ??= await AnswerTrulyAsync(request, cancellationToken);
            isFaulty = isFaulty || (fault is not null && FaultEffects.Falsify(fault.Kind, request, response));
            return response;
        }
        finally
        {
            calls.End(begun, request, response, isFaulty ? fault!.Kind : null);
        }
    }

    private async Task<GraphResponse> AnswerTrulyAsync(GraphRequest request, CancellationToken cancellationToken)
    {
        try
        {
            request.Caller ??= tokens.Check(request.Header("Authorization"));
            if (!request.IsBatch)
            {
                return AnswerSingle(request);
            }

            return request.IsInner ? throw GraphErrors.NoSegment("$batch")
                : request.Method == "POST" ? await batches.AnswerAsync(request, AnswerAsync, cancellationToken)
                : throw GraphErrors.NoMethod();
        }
        catch (GraphException error)
        {
            return GraphErrors.ToResponse(error, request, options.Time.GetUtcNow());
        }
    }

    private GraphResponse AnswerSingle(GraphRequest request)
    {
        int units = ResourceUnits.Of(request);
        double? share = meter.Charge(units, $"{request.Caller!.ClientId}/{options.TenantId}");
        GraphResponse response;
        try
        {
            response = endpoints.Answer(request);
            response.Headers["OData-Version"] = "4.0";
        }
        catch (GraphException error)
        {
            response = GraphErrors.ToResponse(error, request, options.Time.GetUtcNow());
        }
        catch (Exception e)
        {
            response = GraphErrors.ToResponse(GraphErrors.Broken(e), request, options.Time.GetUtcNow());
        }

        response.ResourceUnits = units;
        response.Headers["x-ms-resource-unit"] = units.ToString(CultureInfo.InvariantCulture);
        if (share is { } some)
        {
            response.Headers["x-ms-throttle-limit-percentage"] = some.ToString("0.##", CultureInfo.InvariantCulture);
        }

        return response;
    }
}
