using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Tests.Scenarios;

/// <summary>Writes a plan the way scenarios do.</summary>
/// <remarks>
/// A note is its severity, code and subject. Where a scenario also asks for words of the message (<c>says "node 200"</c>), these
/// are written again if the message has them, and the whole message if it has not.
/// </remarks>
internal static partial class PlanText
{
    public static string Of(Plan plan, Scenario scenario)
    {
        var text = new StringBuilder();
        text.Append("plan ").Append(plan.Verdict.ToString().ToLowerInvariant()).Append('\n');
        foreach (PlanAction action in plan.Actions)
        {
            Write(text, action, scenario.Names);
        }

        if (!plan.MissingDetails.IsEmpty)
        {
            text.Append("  needs the details of ").AppendJoin(", ", plan.MissingDetails.Select(node => $"#{node}")).Append('\n');
        }

        text.Append("notes\n");
        WriteNotes(text, plan, scenario.Text.Expected);
        return text.ToString();
    }

    private static void Write(StringBuilder text, PlanAction action, ScenarioNames names)
    {
        text.Append($"  {Camel(action.Kind)} {Camel(action.Side)} {names.Of(action)} ({action.Pairing})\n");
        foreach (FieldChange change in action.Changes)
        {
            text.Append($"    {Camel(change.Field)}: {Value(change.Field, change.Before, names)} -> {Value(change.Field, change.After, names)}\n");
        }
    }

    private static string Value(Field field, string? value, ScenarioNames names) =>
        value is null ? "(none)" : field == Field.Parent ? names.OfParent(value) : value;

    private static void WriteNotes(StringBuilder text, Plan plan, string expected)
    {
        (string Note, string Words)[] asked = [.. Asked().Matches(expected).Select(match => (match.Groups["note"].Value, match.Groups["words"].Value))];
        HashSet<string> unanswered = [.. asked
            .Where(question => !plan.Notes.Any(note => Line(note) == question.Note && Says(note, question.Words)))
            .Select(question => question.Note)];
        foreach (PlanNote note in plan.Notes)
        {
            string line = Line(note);
            string? words = asked.FirstOrDefault(question => question.Note == line && Says(note, question.Words)).Words
                ?? (unanswered.Contains(line) ? note.Message : null);
            text.Append(line).Append(words is null ? string.Empty : $" says \"{words}\"").Append('\n');
        }
    }

    private static string Line(PlanNote note) => $"  {Camel(note.Severity)} {Camel(note.Code)} {note.Subject}";

    private static bool Says(PlanNote note, string words) => note.Message.Contains(words, StringComparison.Ordinal);

    private static string Camel<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    [GeneratedRegex("""^(?<note>  .*) says "(?<words>.*)"$""", RegexOptions.Multiline)]
    private static partial Regex Asked();
}
