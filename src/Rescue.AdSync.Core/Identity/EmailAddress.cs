namespace Rescue.AdSync;

/// <summary>A sign-in e-mail, compared without regard to case (ordinal), as R6 asks.</summary>
/// <remarks>
/// The hash is taken once, when the address is made, so that looking it up costs no second pass over the text.
/// The format is not judged here: Rescue does that, and its answer is reported.
/// </remarks>
public readonly struct EmailAddress : IEquatable<EmailAddress>
{
    private readonly string? _value;
    private readonly int _hash;

    private EmailAddress(string value)
    {
        _value = value;
        _hash = string.GetHashCode(value, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Gets the address of somebody who has none.</summary>
    public static EmailAddress None => default;

    /// <summary>Gets a value indicating whether there is no address.</summary>
    public bool IsNone => _value is null;

    /// <summary>Makes an address from text; white space around it and control characters are taken out.</summary>
    /// <param name="text">The text, or <see langword="null"/>.</param>
    /// <returns>The address, or <see cref="None"/> where nothing is left.</returns>
    public static EmailAddress From(string? text) =>
        SingleLine.Clean(text) is { } clean ? new EmailAddress(clean) : None;

    /// <summary>Determines whether two addresses are equal, ignoring case.</summary>
    public static bool operator ==(EmailAddress left, EmailAddress right) => left.Equals(right);

    /// <summary>Determines whether two addresses differ by more than case.</summary>
    public static bool operator !=(EmailAddress left, EmailAddress right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(EmailAddress other) =>
        _hash == other._hash && string.Equals(_value, other._value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EmailAddress other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>Returns the address as it was written, or an empty string.</summary>
    public override string ToString() => _value ?? string.Empty;
}
