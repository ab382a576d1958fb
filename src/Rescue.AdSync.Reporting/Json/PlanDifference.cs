using Rescue.AdSync.Planning;
using Rescue.AdSync.Reporting.Content;

namespace Rescue.AdSync.Reporting;

/// <summary>Says what two plans do differently (E10).</summary>
internal static class PlanDifference
{
    public static IReadOnlyList<string> Between(SavedPlan saved, Plan current)
    {
        Dictionary<ActionKey, SavedAction> gone = [];
        foreach (SavedAction action in saved.Actions)
        {
            gone.TryAdd(action.Key, action);
        }

        var lines = new List<string>();
        foreach (PlanAction action in current.Actions)
        {
            SavedAction now = SavedAction.From(action);
            if (!gone.Remove(now.Key, out SavedAction? then))
            {
                lines.Add($"New: {Name(now)}.");
            }
            else if (Describe(then, now) is { Length: > 0 } difference)
            {
                lines.Add($"Different: {Name(now)}: {difference}.");
            }
        }

        lines.AddRange(saved.Actions.Where(action => gone.Remove(action.Key)).Select(action => $"Gone: {Name(action)}."));
        if (lines.Count == 0)
        {
            lines.Add("The actions are the same; the policy, their order or their places differ.");
        }

        return lines;
    }

    private static string Describe(SavedAction then, SavedAction now)
    {
        var fields = then.Changes.Concat(now.Changes).Select(change => change.Field).Distinct();
        return string.Join("; ", fields.Select(field => Describe(field, Find(then, field), Find(now, field))).OfType<string>());
    }

    private static string? Describe(Field field, FieldChange? then, FieldChange? now)
    {
        string name = field.InWords();
        return (then, now) switch
        {
            (null, { }) => $"{name} is to become {Quote(now.After)}",
            ({ }, null) => $"{name} is left alone",
            _ when !string.Equals(then!.After, now!.After, StringComparison.Ordinal) => $"{name} is to become {Quote(now.After)} instead of {Quote(then.After)}",
            _ when !string.Equals(then.Before, now.Before, StringComparison.Ordinal) => $"{name} is {Quote(now.Before)} at present, and was {Quote(then.Before)}",
            _ => null,
        };
    }

    private static FieldChange? Find(SavedAction action, Field field) => action.Changes.FirstOrDefault(change => change.Field == field);

    private static string Quote(string? value) => value is null ? "nothing" : $"'{value}'";

    private static string Name(SavedAction action)
    {
        string subject = action.Email
            ?? Find(action, Field.Name)?.After
            ?? (action.NodeId is { } node ? $"node {node}" : action.ObjectId?.ToString())
            ?? "somebody";
        return $"{Labels.Of(action.Kind)} {subject} ({Words<Side>.Of(action.Side)})";
    }
}
