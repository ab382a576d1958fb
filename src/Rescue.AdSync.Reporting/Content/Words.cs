using System.Collections.Frozen;
using System.Text.Json;
using Rescue.AdSync.Execution;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Reporting.Content;

/// <summary>The words of the JSON contract: each value of an enumeration in camel case.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal static class Words<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> ByValue =
        Enum.GetValues<T>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

    private static readonly FrozenDictionary<string, T> ByWord =
        ByValue.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static string Of(T value) => ByValue[value];

    public static bool TryParse(string? word, out T value)
    {
        value = default;
        return word is not null && ByWord.TryGetValue(word, out value);
    }
}

/// <summary>What a person calls things.</summary>
internal static class Labels
{
    public static string Of(ActionKind kind) => kind switch
    {
        ActionKind.CreateGroup => "Create group",
        ActionKind.UpdateGroup => "Update group",
        ActionKind.CreateUser => "Create user",
        ActionKind.UpdateUser => "Update user",
        ActionKind.MoveUser => "Move user",
        ActionKind.EnableUser => "Enable user",
        ActionKind.DisableUser => "Disable user",
        ActionKind.GrantMobile => "Grant mobile",
        _ => "Free mobile",
    };

    public static string Meaning(ActionKind kind) => kind switch
    {
        ActionKind.CreateGroup => "A directory group gets its counterpart in Rescue.",
        ActionKind.UpdateGroup => "The name or description of a group changes.",
        ActionKind.CreateUser => "A person gets a Rescue user, enabled.",
        ActionKind.UpdateUser => "Fields of a user change.",
        ActionKind.MoveUser => "A user moves to another group of the same side.",
        ActionKind.EnableUser => "A user may sign in again.",
        ActionKind.DisableUser => "A user may no longer sign in. Nobody is ever deleted.",
        ActionKind.GrantMobile => "A user is given a mobile licence.",
        _ => "A mobile licence is taken back.",
    };

    public static string Of(Field field) => field switch
    {
        Field.Email => "E-mail",
        Field.SsoId => "SSO id",
        Field.Mobile => "Mobile licence",
        Field.Parent => "Place",
        _ => field.ToString(),
    };

    public static string Of(OutcomeStatus status) => status == OutcomeStatus.NotTried ? "Not tried" : status.ToString();

    public static string Of(ActionState state) => state switch
    {
        ActionState.NotTried => "Not tried",
        ActionState.Sending => "No answer yet",
        _ => state.ToString(),
    };

    public static string Of(RunOutcome outcome) => outcome switch
    {
        RunOutcome.UpToDate => "Up to date",
        RunOutcome.PartlyApplied => "Partly applied",
        _ => outcome.ToString(),
    };

    public static string Plural(NoteSeverity severity) => severity switch
    {
        NoteSeverity.Error => "Errors",
        NoteSeverity.Warning => "Warnings",
        _ => "Information",
    };

    public static string Meaning(NoteSeverity severity) => severity switch
    {
        NoteSeverity.Error => "Refused for safety; it takes a person to go on.",
        NoteSeverity.Warning => "Somebody or something was passed over; have a look.",
        _ => "Good to know; nothing is wrong.",
    };

    public static string Count(long count, string one, string many) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");
}
