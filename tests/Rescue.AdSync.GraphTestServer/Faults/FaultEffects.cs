using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting.Messages;

namespace Rescue.AdSync.GraphTesting.Faults;

/// <summary>Lets faults take effect.</summary>
internal static class FaultEffects
{
    private const string NextLink = "@odata.nextLink";
    private const string Count = "@odata.count";
    private const string Html = "<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Please sign in to the proxy</h1></body></html>";

    /// <summary>Answers in place of the service, if the fault is of that kind.</summary>
    public static GraphResponse? InPlaceOf(GraphFault fault, GraphRequest request, DateTimeOffset now) => fault.Kind switch
    {
        GraphFaultKind.Drop => new GraphResponse { IsDropped = true },
        GraphFaultKind.HtmlPage => new GraphResponse { Text = Html, ContentType = "text/html; charset=utf-8" },
        GraphFaultKind.ExpiredToken =>
            GraphErrors.ToResponse(GraphErrors.Unauthenticated("Lifetime validation failed, the token is expired."), request, now),
        GraphFaultKind.Status => WithStatus(fault, request, now),
        _ => null,
    };

    /// <summary>Falsifies the service's answer.</summary>
    /// <returns><see langword="true"/> if that made a difference.</returns>
    public static bool Falsify(GraphFaultKind kind, GraphRequest request, GraphResponse response)
    {
        if (response.Status != 200)
        {
            return false;
        }

        if (kind == GraphFaultKind.TruncatedBody)
        {
            return response.IsTruncated = true;
        }

        if (response.Body is { } body)
        {
            string list = request.IsBatch ? "responses" : "value";
            return body[list] is JsonArray items ? FalsifyList(kind, request, body, list, items) : FalsifyObject(kind, body);
        }

        return kind == GraphFaultKind.WrongCount && AddOne(response);
    }

    private static bool FalsifyList(GraphFaultKind kind, GraphRequest request, JsonObject body, string list, JsonArray items)
    {
        switch (kind)
        {
            case GraphFaultKind.EmptyValue:
                return Keep(body, items, 0);
            case GraphFaultKind.ShortPage:
                return Keep(body, items, items.Count / 2);
            case GraphFaultKind.RepeatedPage when !request.IsBatch:
                return SetLink(body, request.Url);
            case GraphFaultKind.NextLinkToOtherHost when !request.IsBatch:
                return SetLink(body, "https://graph.elsewhere.invalid/v1.0" + request.Path + "?$skiptoken=elsewhere");
            case GraphFaultKind.DuplicateEntries:
                body[list] = new JsonArray([.. items.SelectMany(item => new[] { item?.DeepClone(), item?.DeepClone() })]);
                return items.Count > 0;
            case GraphFaultKind.WrongCount when body[Count] is { } count:
                body[Count] = count.GetValue<int>() + 1;
                return true;
            case GraphFaultKind.MissingValue:
                return body.Remove(list);
            default:
                return false;
        }
    }

    // A single object loses what stands in it.
    private static bool FalsifyObject(GraphFaultKind kind, JsonObject body)
    {
        int kept = kind switch
        {
            GraphFaultKind.EmptyValue or GraphFaultKind.MissingValue => 0,
            GraphFaultKind.ShortPage => body.Count / 2,
            _ => body.Count,
        };
        bool changes = kept < body.Count;
        while (body.Count > kept)
        {
            body.RemoveAt(body.Count - 1);
        }

        return changes;
    }

    private static bool Keep(JsonObject body, JsonArray items, int kept)
    {
        bool changes = body.Remove(NextLink) || kept < items.Count;
        while (items.Count > kept)
        {
            items.RemoveAt(items.Count - 1);
        }

        return changes;
    }

    // In place of the link, if there is one; where a delta query ends, its link would contradict.
    private static bool SetLink(JsonObject body, string link)
    {
        body.Remove("@odata.deltaLink");
        body[NextLink] = link;
        return true;
    }

    private static bool AddOne(GraphResponse response)
    {
        if (!int.TryParse(response.Text, out int count))
        {
            return false;
        }

        response.Text = (count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return true;
    }

    private static GraphResponse WithStatus(GraphFault fault, GraphRequest request, DateTimeOffset now)
    {
        (string code, string message) = fault.StatusCode switch
        {
            429 => ("TooManyRequests", "Please retry again later."),
            503 => ("serviceNotAvailable", "The service is temporarily unavailable."),
            504 => ("GatewayTimeout", "The gateway did not receive a timely response."),
            502 => ("BadGateway", "The upstream server sent an invalid response."),
            403 => ("Authorization_RequestDenied", "Insufficient privileges to complete the operation."),
            401 => ("InvalidAuthenticationToken", "Access token validation failure."),
            _ => ("generalException", "An unspecified error has occurred."),
        };
        GraphResponse response = GraphErrors.ToResponse(new GraphException(fault.StatusCode, code, message), request, now);
        if (fault.RetryAfter is { } seconds)
        {
            response.Headers["Retry-After"] = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return response;
    }
}
