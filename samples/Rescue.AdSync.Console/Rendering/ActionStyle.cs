using Rescue.AdSync.Planning;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>How an action looks: a sign, a colour and a word.</summary>
internal sealed record ActionStyle(string Sign, Color Color, string Word)
{
    public static ActionStyle Of(ActionKind kind) => kind switch
    {
        ActionKind.CreateGroup => new("+", Color.Green, "new group"),
        ActionKind.UpdateGroup => new("~", Color.Yellow, "update group"),
        ActionKind.CreateUser => new("+", Color.Green, "create"),
        ActionKind.UpdateUser => new("~", Color.Yellow, "update"),
        ActionKind.MoveUser => new(">", Color.DodgerBlue1, "move"),
        ActionKind.EnableUser => new("^", Color.Aqua, "enable"),
        ActionKind.DisableUser => new("-", Color.Red, "disable"),
        ActionKind.GrantMobile => new("+", Color.Magenta1, "give mobile"),
        _ => new("-", Color.Orange1, "take mobile"),
    };
}
