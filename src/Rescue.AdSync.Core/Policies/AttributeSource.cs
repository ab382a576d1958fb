using System.Collections.Immutable;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Policies;

/// <summary>
/// A value taken from a directory user: an attribute, a template, or a list of either of which the first that gives something
/// counts (R10).
/// </summary>
/// <remarks>
/// In configuration: <c>displayName</c>; <c>{givenName} {surname}</c>; <c>displayName | {givenName} {surname} | userPrincipalName</c>.
/// A template gives nothing when all its attributes are empty. Immutable.
/// </remarks>
public sealed class AttributeSource : IEquatable<AttributeSource>
{
    private readonly ImmutableArray<Template> _alternatives;

    private AttributeSource(string text, ImmutableArray<Template> alternatives)
    {
        Text = text;
        _alternatives = alternatives;
    }

    /// <summary>Gets the source of names where nothing is configured.</summary>
    public static AttributeSource DefaultName { get; } = Parse("displayName | {givenName} {surname} | userPrincipalName");

    /// <summary>Gets the source as it was written.</summary>
    public string Text { get; }

    /// <summary>Reads a source.</summary>
    /// <param name="text">The notation; attribute names are those of the file source, without regard to case.</param>
    /// <exception cref="FormatException">The text is empty, names an attribute that does not exist, or leaves a brace open.</exception>
    public static AttributeSource Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('|', StringSplitOptions.TrimEntries);
        return new AttributeSource(text.Trim(), [.. parts.Select(Template.Parse)]);
    }

    /// <summary>Gets the value for a user.</summary>
    /// <param name="user">The user.</param>
    /// <returns>One clean line, or <see langword="null"/> if the source gives nothing.</returns>
    public string? ValueFor(DirectoryUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        foreach (Template alternative in _alternatives)
        {
            if (alternative.Fill(user) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public bool Equals(AttributeSource? other) => other is not null && string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AttributeSource);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Returns the source as it was written.</summary>
    public override string ToString() => Text;
}
