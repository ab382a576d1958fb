using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Rescue.AdSync.Testing.Emulation;

/// <summary>Takes faults as JSON by POST, lists those pending by GET, and clears them by DELETE.</summary>
internal sealed class FaultEndpoint(RescueFaults faults)
{
    private static readonly string Kinds = string.Join(", ", Enum.GetNames<RescueFaultKind>());

    public Task HandleAsync(HttpContext context, CancellationToken stopping) => context.Request.Method switch
    {
        "GET" => ListAsync(context),
        "POST" => AddAsync(context, stopping),
        "DELETE" => Clear(context),
        _ => RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, "GET lists faults, POST adds one, DELETE clears them."),
    };

    private static async Task RefuseAsync(HttpContext context, int statusCode, string message)
    {
        context.Response.StatusCode = statusCode;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(message + "\n", context.RequestAborted).ConfigureAwait(false);
    }

    private static RescueFault? ToFault(FaultEntry entry)
    {
        TimeSpan time = TimeSpan.FromSeconds(Math.Clamp(entry.Seconds ?? 1, 0, 3600));
        RescueFault? fault = Enum.TryParse(entry.Kind, ignoreCase: true, out RescueFaultKind kind) ? kind switch
        {
            RescueFaultKind.Latency => RescueFault.Latency(time),
            RescueFaultKind.Word => RescueFault.Word(entry.Word is { Length: > 0 } word ? word : "ERROR", entry.AfterEffect),
            RescueFaultKind.Drop => RescueFault.Drop(entry.AfterEffect),
            RescueFaultKind.BrokenBody => RescueFault.BrokenBody(),
            RescueFaultKind.TruncatedBody => RescueFault.TruncatedBody(),
            RescueFaultKind.HtmlPage => RescueFault.HtmlPage(entry.AfterEffect),
            RescueFaultKind.HttpStatus when entry.StatusCode is null or 429 => RescueFault.Throttle(time),
            RescueFaultKind.HttpStatus => RescueFault.HttpStatus(Math.Clamp(entry.StatusCode ?? 503, 300, 599), entry.AfterEffect),
            RescueFaultKind.SessionExpiry => RescueFault.SessionExpiry(),
            _ => null,
        }
        : null;
        return fault is null ? null : fault with
        {
            Method = string.IsNullOrEmpty(entry.Method) ? null : entry.Method,
            Node = entry.Node is { } node ? new NodeId(node) : null,
            Skip = Math.Max(entry.Skip, 0),
            Times = Math.Max(entry.Times ?? 1, 1),
        };
    }

    private static FaultEntry ToEntry(RescueFault fault) => new()
    {
        Kind = fault.Kind.ToString(),
        Method = fault.Method,
        Node = fault.Node?.Value,
        Skip = fault.Skip,
        Times = fault.Times,
        AfterEffect = fault.AfterEffect,
        Seconds = fault.Delay > TimeSpan.Zero ? fault.Delay.TotalSeconds : null,
        Word = fault.AnswerWord,
        StatusCode = fault.StatusCode == 0 ? null : fault.StatusCode,
    };

    private async Task ListAsync(HttpContext context)
    {
        FaultEntry[] entries = [.. faults.Pending.Select(ToEntry)];
        context.Response.ContentType = "application/json; charset=utf-8";
        await JsonSerializer.SerializeAsync(context.Response.Body, entries, FaultEntryContext.Default.FaultEntryArray, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task AddAsync(HttpContext context, CancellationToken stopping)
    {
        // Only JSON: a web page somewhere else could send a form here without asking first.
        if (!context.Request.HasJsonContentType())
        {
            await RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, "Send a fault as application/json.").ConfigureAwait(false);
            return;
        }

        RescueFault? fault = await ReadAsync(context.Request, stopping).ConfigureAwait(false);
        if (fault is null)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, $"Send an object whose 'kind' is one of {Kinds}.").ConfigureAwait(false);
            return;
        }

        faults.Add(fault);
        await ListAsync(context).ConfigureAwait(false);
    }

    private static async Task<RescueFault?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            FaultEntry? entry = await JsonSerializer.DeserializeAsync(request.Body, FaultEntryContext.Default.FaultEntry, cancellationToken).ConfigureAwait(false);
            return entry is null ? null : ToFault(entry);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Task Clear(HttpContext context)
    {
        faults.Clear();
        return ListAsync(context);
    }
}

/// <summary>A fault as JSON.</summary>
internal sealed record FaultEntry
{
    public string? Kind { get; init; }

    public string? Method { get; init; }

    public long? Node { get; init; }

    public int Skip { get; init; }

    public int? Times { get; init; }

    public bool AfterEffect { get; init; }

    public double? Seconds { get; init; }

    public string? Word { get; init; }

    public int? StatusCode { get; init; }
}

/// <summary>Reads and writes <see cref="FaultEntry"/> without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FaultEntry[]))]
internal sealed partial class FaultEntryContext : JsonSerializerContext;
