namespace Rescue.AdSync.Policies;

/// <summary>Where the value of one Rescue field comes from, and when it is written (R10).</summary>
/// <param name="Source">The source.</param>
/// <param name="Write">When it is written.</param>
public sealed record AttributeRule(AttributeSource Source, WriteRule Write = WriteRule.Always)
{
    /// <summary>Makes a rule of a source in configuration's notation.</summary>
    /// <param name="source">See <see cref="AttributeSource.Parse"/>.</param>
    /// <param name="write">When it is written.</param>
    /// <exception cref="FormatException"><paramref name="source"/> cannot be read.</exception>
    public static AttributeRule From(string source, WriteRule write = WriteRule.Always) => new(AttributeSource.Parse(source), write);
}

/// <summary>Which Rescue fields a pairing keeps in step; <see langword="null"/> for a field it does not manage (R10).</summary>
public sealed record AttributeMap
{
    /// <summary>Gets the map that is used without settings: only the name.</summary>
    public static AttributeMap Default { get; } = new();

    /// <summary>Gets the source of the name.</summary>
    /// <value>The default value is the display name, else given name and surname, else the user principal name.</value>
    public AttributeRule Name { get; init; } = new(AttributeSource.DefaultName);

    /// <summary>Gets the source of the nick.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public AttributeRule? Nick { get; init; }

    /// <summary>Gets the source of the description.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public AttributeRule? Description { get; init; }

    /// <summary>Gets when the single sign-on id is written, where the pairing maps one (R11).</summary>
    /// <value>The default value is <see cref="WriteRule.Always"/>.</value>
    public WriteRule SsoId { get; init; } = WriteRule.Always;
}
