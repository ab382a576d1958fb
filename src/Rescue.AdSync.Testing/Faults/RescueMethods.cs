namespace Rescue.AdSync.Testing;

/// <summary>What can be said of a method by its name.</summary>
internal static class RescueMethods
{
    private static readonly string[] Writes = ["createUser", "setUser", "createGroup", "setGroup", "moveNode", "deleteNode"];

    /// <summary>Determines whether a method is the one named, in that version or, where none is named, in any.</summary>
    public static bool Matches(string method, string name) =>
        method.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (method.Length == name.Length || method.AsSpan(name.Length).StartsWith("_v", StringComparison.OrdinalIgnoreCase));

    /// <summary>Determines whether a method changes the account.</summary>
    public static bool IsWrite(string method) => Array.Exists(Writes, write => Matches(method, write));
}
