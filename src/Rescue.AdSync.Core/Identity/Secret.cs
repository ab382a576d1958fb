using System.Diagnostics;

namespace Rescue.AdSync;

/// <summary>A password, token or other value that is never shown (S8).</summary>
/// <remarks>There is no conversion to text: <see cref="ToString"/> prints a mask, and the value comes out of <see cref="Reveal"/> only.</remarks>
[DebuggerDisplay("***")]
public sealed class Secret
{
    private readonly string _value;

    /// <summary>Initializes a new instance of the <see cref="Secret"/> class.</summary>
    /// <param name="value">The value to keep.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public Secret(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>Makes a secret of text that may be missing.</summary>
    /// <param name="value">The value, or <see langword="null"/> or empty for none.</param>
    /// <returns>The secret, or <see langword="null"/>.</returns>
    public static Secret? FromText(string? value) => string.IsNullOrEmpty(value) ? null : new Secret(value);

    /// <summary>Returns the value, for the one place that sends it.</summary>
    public string Reveal() => _value;

    /// <summary>Returns a mask.</summary>
    public override string ToString() => "***";
}
