using Rescue.AdSync.Planning;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>How an action looks: a sign, a colour and a word.</summary>
internal sealed record ActionStyle(string Sign, Color Color, string Word, string Plural)
{
    public static ActionStyle Of(ActionKind kind) => kind switch
    {
        ActionKind.CreateGroup => new("+", Color.Green, "new group", "groups to create"),
        ActionKind.UpdateGroup => new("~", Color.Yellow, "update group", "groups to update"),
        ActionKind.CreateUser => new("+", Color.Green, "create", "people to create"),
        ActionKind.UpdateUser => new("~", Color.Yellow, "update", "people to update"),
        ActionKind.MoveUser => new(">", Color.DodgerBlue1, "move", "people to move"),
        ActionKind.EnableUser => new("^", Color.Aqua, "enable", "people to enable"),
        ActionKind.DisableUser => new("-", Color.Red, "disable", "people to disable"),
        ActionKind.GrantMobile => new("+", Color.Magenta1, "give mobile licence", "mobile licences to give"),
        _ => new("-", Color.Orange1, "take mobile licence", "mobile licences to take"),
    };
}
