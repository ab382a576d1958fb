using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Hosting;

/// <summary>Which Rescue fields a pairing keeps in step, and with what (R10).</summary>
public sealed class AttributesOptions
{
    /// <summary>Gets or sets the source of the name.</summary>
    /// <value>The default value is <see langword="null"/>: the display name, else given name and surname, else the user principal name.</value>
    public AttributeOptions? Name { get; set; }

    /// <summary>Gets or sets the source of the nick.</summary>
    /// <value>The default value is <see langword="null"/>: not managed.</value>
    public AttributeOptions? Nick { get; set; }

    /// <summary>Gets or sets the source of the description.</summary>
    /// <value>The default value is <see langword="null"/>: not managed.</value>
    public AttributeOptions? Description { get; set; }

    /// <summary>Gets or sets when the single sign-on id is written, where the pairing maps one (R11).</summary>
    /// <value>The default value is <see cref="WriteRule.Always"/>.</value>
    public WriteRule SsoId { get; set; }
}

/// <summary>Where the value of one Rescue field comes from, and when it is written. Configuration may write the source alone.</summary>
public sealed class AttributeOptions
{
    /// <summary>Gets or sets the source: an attribute, a template such as <c>{givenName} {surname}</c>, or several of them with <c>|</c> between.</summary>
    /// <value>Required, except for the name, which has a default source.</value>
    public string? Source { get; set; }

    /// <summary>Gets or sets when the value is written.</summary>
    /// <value>The default value is <see cref="WriteRule.Always"/>.</value>
    public WriteRule Write { get; set; }
}
