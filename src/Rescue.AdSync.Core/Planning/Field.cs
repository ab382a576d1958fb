using System.Collections.Immutable;

namespace Rescue.AdSync.Planning;

/// <summary>The fields that an action can change.</summary>
public enum Field
{
    /// <summary>The name of a user or group.</summary>
    Name,

    /// <summary>The nick of a user.</summary>
    Nick,

    /// <summary>The sign-in e-mail of a user.</summary>
    Email,

    /// <summary>The single sign-on id of a user.</summary>
    SsoId,

    /// <summary>The description of a user or group.</summary>
    Description,

    /// <summary>Whether a user may sign in: <c>Enabled</c> or <c>Disabled</c>.</summary>
    Status,

    /// <summary>Whether a user holds a mobile licence: <c>true</c> or <c>false</c>.</summary>
    Mobile,

    /// <summary>The parent node: a node id, or the object id of the directory group whose Rescue group the plan itself creates.</summary>
    Parent,
}

/// <summary>One field, as it is and as it shall be.</summary>
/// <param name="Field">The field.</param>
/// <param name="Before">The value now, or <see langword="null"/> for none.</param>
/// <param name="After">The value wanted, or <see langword="null"/> for none.</param>
public sealed record FieldChange(Field Field, string? Before, string? After)
{
    /// <summary>The status of somebody who may sign in.</summary>
    public const string Enabled = "Enabled";

    /// <summary>The status of somebody who may not.</summary>
    public const string Disabled = "Disabled";

    /// <summary>The value of a field that is on.</summary>
    public const string True = "true";

    /// <summary>The value of a field that is off.</summary>
    public const string False = "false";

    internal static ImmutableArray<FieldChange> Only(Field field, string? before, string? after) => [new FieldChange(field, before, after)];
}
