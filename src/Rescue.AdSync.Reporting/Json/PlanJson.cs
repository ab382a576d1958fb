using System.Text.Encodings.Web;
using System.Text.Json;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Reporting.Content;

namespace Rescue.AdSync.Reporting;

/// <summary>Writes a plan, or what became of it, as JSON for other programs. The form is a contract; see the reference page on it.</summary>
/// <remarks>Stateless, and safe for use by several threads at once. The same preview gives the same text, byte for byte.</remarks>
public static class PlanJson
{
    /// <summary>The schema of a plan.</summary>
    public const string PlanSchema = "rescue-adsync-plan/1";

    /// <summary>The schema of an outcome: a plan with what became of each action.</summary>
    public const string OutcomeSchema = "rescue-adsync-outcome/1";

    private const int FlushAt = 64 * 1024;

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",

        // A file of its own, never part of a page: names stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a plan or, given a report, an outcome.</summary>
    /// <param name="output">Takes UTF-8 without a byte order mark; it is left open.</param>
    /// <param name="preview">The plan, with what it was made from.</param>
    /// <param name="report">What applying it came to, or <see langword="null"/> for a plan.</param>
    /// <param name="cancellationToken">Ends the writing, and leaves what was written so far.</param>
    /// <exception cref="ArgumentException"><paramref name="report"/> does not hold one outcome for each action.</exception>
    public static async Task WriteAsync(Stream output, Preview preview, RunReport? report = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = new ReportContent(preview, report);
        var writer = new Utf8JsonWriter(output, Options);
        await using (writer.ConfigureAwait(false))
        {
            writer.WriteStartObject();
            WriteHead(writer, content);
            writer.WriteStartArray("actions");
            for (int i = 0; i < content.Plan.Actions.Length; i++)
            {
                WriteAction(writer, content.Plan.Actions[i], content.OutcomeAt(i));
                await FlushIfFullAsync(writer, cancellationToken).ConfigureAwait(false);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("notes");
            foreach (PlanNote note in content.Plan.Notes)
            {
                WriteNote(writer, note);
                await FlushIfFullAsync(writer, cancellationToken).ConfigureAwait(false);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        await output.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
    }

    private static async Task FlushIfFullAsync(Utf8JsonWriter writer, CancellationToken cancellationToken)
    {
        if (writer.BytesPending >= FlushAt)
        {
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static void WriteHead(Utf8JsonWriter writer, ReportContent content)
    {
        writer.WriteString("schema", content.Run is null ? PlanSchema : OutcomeSchema);
        writer.WriteString("planId", content.Plan.Id.ToString());
        writer.WriteString("createdAt", content.Preview.CreatedAt.UtcDateTime);
        writer.WriteBoolean("blocked", content.Plan.IsBlocked);
        if (content.Run is { } run)
        {
            writer.WriteString("startedAt", run.StartedAt.UtcDateTime);
            writer.WriteNumber("durationSeconds", Math.Round(run.Duration.TotalSeconds, 3));
            writer.WriteString("stoppedBecause", run.StoppedBecause);
        }

        WriteSummary(writer, content.Plan.Summary);
    }

    private static void WriteSummary(Utf8JsonWriter writer, PlanSummary summary)
    {
        writer.WriteStartObject("summary");
        writer.WriteNumber("createGroup", summary.CreateGroup);
        writer.WriteNumber("updateGroup", summary.UpdateGroup);
        writer.WriteNumber("createUser", summary.CreateUser);
        writer.WriteNumber("updateUser", summary.UpdateUser);
        writer.WriteNumber("moveUser", summary.MoveUser);
        writer.WriteNumber("enableUser", summary.EnableUser);
        writer.WriteNumber("disableUser", summary.DisableUser);
        writer.WriteNumber("grantMobile", summary.GrantMobile);
        writer.WriteNumber("freeMobile", summary.FreeMobile);
        writer.WriteEndObject();
    }

    private static void WriteAction(Utf8JsonWriter writer, PlanAction action, ActionOutcome? outcome)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", Words<ActionKind>.Of(action.Kind));
        writer.WriteString("side", Words<Side>.Of(action.Side));
        writer.WriteString("pairing", action.Pairing);
        writer.WriteString("objectId", action.ObjectId?.ToString());
        WriteNode(writer, "nodeId", action.NodeId);
        WriteNode(writer, "parentNodeId", action.ParentNodeId);
        writer.WriteString("parentObjectId", action.ParentObjectId?.ToString());
        writer.WriteString("email", action.Email);
        writer.WriteStartArray("changes");
        foreach (FieldChange change in action.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("field", Words<Field>.Of(change.Field));
            writer.WriteString("before", change.Before);
            writer.WriteString("after", change.After);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("reason", action.Reason);
        if (outcome is not null)
        {
            WriteOutcome(writer, outcome);
        }

        writer.WriteEndObject();
    }

    private static void WriteOutcome(Utf8JsonWriter writer, ActionOutcome outcome)
    {
        writer.WriteStartObject("outcome");
        writer.WriteString("status", Words<OutcomeStatus>.Of(outcome.Status));
        writer.WriteString("result", outcome.Result?.ToString());
        writer.WriteString("message", outcome.Message);
        WriteNode(writer, "nodeId", outcome.Node);
        writer.WriteEndObject();
    }

    private static void WriteNote(Utf8JsonWriter writer, PlanNote note)
    {
        writer.WriteStartObject();
        writer.WriteString("code", Words<NoteCode>.Of(note.Code));
        writer.WriteString("severity", Words<NoteSeverity>.Of(note.Severity));
        writer.WriteString("subject", note.Subject);
        writer.WriteString("message", note.Message);
        writer.WriteEndObject();
    }

    private static void WriteNode(Utf8JsonWriter writer, string name, NodeId? node)
    {
        if (node is { } id)
        {
            writer.WriteNumber(name, id.Value);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
