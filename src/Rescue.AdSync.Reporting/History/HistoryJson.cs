using System.Text.Encodings.Web;
using System.Text.Json;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Reporting.Content;

namespace Rescue.AdSync.Reporting.History;

/// <summary>Writes past runs as JSON for other programs.</summary>
internal static class HistoryJson
{
    private const int FlushAt = 64 * 1024;

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",

        // A file of its own, never part of a page: names stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task WriteAsync(Stream output, IReadOnlyList<RunRecord> runs, CancellationToken cancellationToken)
    {
        var writer = new Utf8JsonWriter(output, Options);
        await using (writer.ConfigureAwait(false))
        {
            writer.WriteStartObject();
            writer.WriteString("schema", HistoryReport.Schema);
            writer.WriteStartArray("runs");
            foreach (RunRecord run in runs)
            {
                writer.WriteStartObject();
                WriteRun(writer, run.Summary);
                writer.WriteStartArray("actions");
                foreach (RunAction action in run.Actions)
                {
                    WriteAction(writer, action);
                    if (writer.BytesPending >= FlushAt)
                    {
                        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
                    }
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        await output.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
    }

    private static void WriteRun(Utf8JsonWriter writer, RunSummary run)
    {
        writer.WriteNumber("run", run.Id.Value);
        writer.WriteString("startedAt", run.Start.StartedAt.UtcDateTime);
        writer.WriteString("trigger", Words<RunTrigger>.Of(run.Start.Trigger));
        writer.WriteString("outcome", Words<RunOutcome>.Of(run.End.Outcome));
        writer.WriteString("planId", run.Start.PlanId?.ToString());
        writer.WriteBoolean("approved", run.Start.IsApproved);
        WriteNumber(writer, "undoes", run.Start.Undoes.IsNone ? null : run.Start.Undoes.Value);
        writer.WriteNumber("planned", run.Start.Planned.Total);
        writer.WriteNumber("done", run.Done);
        writer.WriteNumber("notDone", run.NotDone);
        writer.WriteNumber("notTried", run.NotTried);
        writer.WriteNumber("notes", run.Start.Notes);
        writer.WriteNumber("calls", run.End.Calls);
        writer.WriteNumber("seconds", Math.Round(run.End.Duration.TotalSeconds, 3));
        writer.WriteString("message", run.End.Message);
    }

    private static void WriteAction(Utf8JsonWriter writer, RunAction action)
    {
        PlanAction plan = action.Action;
        writer.WriteStartObject();
        writer.WriteNumber("index", action.Index);
        writer.WriteString("kind", Words<ActionKind>.Of(plan.Kind));
        writer.WriteString("side", Words<Side>.Of(plan.Side));
        writer.WriteString("pairing", plan.Pairing);
        writer.WriteString("objectId", plan.ObjectId?.ToString());
        WriteNumber(writer, "nodeId", action.Node?.Value);
        writer.WriteString("displayName", plan.DisplayName);
        writer.WriteString("email", plan.Email);
        writer.WriteString("state", Words<ActionState>.Of(action.State));
        writer.WriteString("result", action.Result);
        writer.WriteString("message", action.Message);
        writer.WriteString("reason", plan.Reason);
        writer.WriteStartArray("changes");
        foreach (FieldChange change in plan.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("field", Words<Field>.Of(change.Field));
            writer.WriteString("before", change.Before);
            writer.WriteString("after", change.After);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
