namespace Rescue.AdSync.Directories;

/// <summary>The name under which a directory is configured, compared without regard to case (ordinal).</summary>
public readonly record struct DirectoryName
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="DirectoryName"/> struct.</summary>
    /// <param name="value">The configured name.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is <see langword="null"/>, empty or white space.</exception>
    public DirectoryName(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    /// <inheritdoc/>
    public bool Equals(DirectoryName other) => string.Equals(_value, other._value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => _value is null ? 0 : string.GetHashCode(_value, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the name as it was configured.</summary>
    public override string ToString() => _value ?? string.Empty;
}
