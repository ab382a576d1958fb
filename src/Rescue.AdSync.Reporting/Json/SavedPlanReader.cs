using System.Collections.Immutable;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Reporting.Content;

namespace Rescue.AdSync.Reporting;

/// <summary>Turns what stands in a file into a <see cref="SavedPlan"/>, or says what is wrong with it.</summary>
internal static class SavedPlanReader
{
    public static SavedPlan Read(SavedPlanFile? file)
    {
        CheckSchema(file?.Schema);
        if (!PlanId.TryParse(file!.PlanId, out PlanId id))
        {
            throw Fault(string.IsNullOrWhiteSpace(file.PlanId)
                ? "it has no planId"
                : $"its planId '{file.PlanId}' is not 'sha256:' and 64 hexadecimal digits");
        }

        if (file.Actions is null)
        {
            throw Fault("it has no actions");
        }

        return new SavedPlan(id, file.CreatedAt, file.Blocked, [.. file.Actions.Select(ReadAction)]);
    }

    private static void CheckSchema(string? schema)
    {
        if (schema == PlanJson.OutcomeSchema)
        {
            throw new InvalidDataException($"This is the outcome of a run ('{schema}'), not a plan. Name the file that the plan itself was saved to.");
        }

        if (schema != PlanJson.PlanSchema)
        {
            string found = string.IsNullOrWhiteSpace(schema) ? "has no schema" : $"has the schema '{schema}'";
            throw new InvalidDataException($"This is not a saved plan: it {found}, and '{PlanJson.PlanSchema}' is expected. Save the plan again with this version.");
        }
    }

    private static SavedAction ReadAction(SavedPlanFile.Action? action, int position)
    {
        string where = $"actions[{position}]";
        if (action is null)
        {
            throw Fault($"{where} is null");
        }

        return new SavedAction
        {
            Kind = Word<ActionKind>(action.Kind, $"{where}.kind"),
            Side = Word<Side>(action.Side, $"{where}.side"),
            NodeId = action.NodeId is { } node ? new NodeId(node) : null,
            ObjectId = ReadObjectId(action.ObjectId, where),
            Email = action.Email,
            Changes = ReadChanges(action.Changes, where),
        };
    }

    private static ObjectId? ReadObjectId(string? text, string where)
    {
        if (text is null)
        {
            return null;
        }

        return ObjectId.TryParse(text, out ObjectId id) ? id : throw Fault($"{where}.objectId '{text}' is not a GUID");
    }

    private static ImmutableArray<FieldChange> ReadChanges(List<SavedPlanFile.Change?>? changes, string where) =>
        [.. (changes ?? []).Select((change, i) => new FieldChange(Word<Field>(change?.Field, $"{where}.changes[{i}].field"), change!.Before, change.After))];

    private static T Word<T>(string? word, string where)
        where T : struct, Enum
    {
        if (Words<T>.TryParse(word, out T value))
        {
            return value;
        }

        throw Fault(word is null ? $"{where} is missing" : $"{where} '{word}' is not known; there are {string.Join(", ", Enum.GetValues<T>().Select(Words<T>.Of))}");
    }

    private static InvalidDataException Fault(string what) => new($"The saved plan is damaged: {what}. Save the plan again.");
}
