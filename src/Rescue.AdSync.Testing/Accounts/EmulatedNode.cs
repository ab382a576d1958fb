using System.Collections.Immutable;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing;

/// <summary>One node of an <see cref="EmulatedAccount"/>: a category, a group, a user, or something else that sits in the tree.</summary>
/// <remarks>
/// Immutable. Texts are kept exactly as they were written, line breaks included, because Rescue's text protocol escapes
/// nothing and a client has to live with that (S5). Which password a user has is not part of a node.
/// </remarks>
public sealed record EmulatedNode
{
    /// <summary>Gets the key.</summary>
    public required NodeId Id { get; init; }

    /// <summary>Gets the parent's key; <see cref="NodeId.None"/> for the root.</summary>
    public NodeId ParentId { get; init; }

    /// <summary>Gets what the node is.</summary>
    public required NodeType Type { get; init; }

    /// <summary>Gets the word that the hierarchy shows for the type, or <see langword="null"/> for the usual one.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? TypeWord { get; init; }

    /// <summary>Gets the name; empty for a placeholder.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Gets the nick, or an empty string.</summary>
    public string Nick { get; init; } = string.Empty;

    /// <summary>Gets the sign-in e-mail, or an empty string.</summary>
    public string Email { get; init; } = string.Empty;

    /// <summary>Gets the single sign-on id, or an empty string.</summary>
    public string SsoId { get; init; } = string.Empty;

    /// <summary>Gets the description, or an empty string.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Gets the status, which is presence and enablement in one.</summary>
    /// <value>The default value is <see cref="NodeStatus.Offline"/>.</value>
    public NodeStatus Status { get; init; } = NodeStatus.Offline;

    /// <summary>Gets a value indicating whether the user holds a mobile licence.</summary>
    public bool HasMobileAddOn { get; init; }

    /// <summary>Gets a value indicating whether the user holds the RPAT add-on.</summary>
    public bool HasRpatAddOn { get; init; }

    /// <summary>Gets a value indicating whether the user is the master account holder.</summary>
    public bool IsAccountHolder { get; init; }

    /// <summary>Gets a value indicating whether the user has a password. An enabled user needs one, or an SSO id.</summary>
    public bool HasPassword { get; init; }

    /// <summary>Gets a group's permission words.</summary>
    public ImmutableArray<string> Permissions { get; init; } = [];

    /// <summary>Gets a group's locked permission words.</summary>
    public ImmutableArray<string> LockedPermissions { get; init; } = [];

    /// <summary>Gets a group's limit of concurrent standard licences; 0 for none.</summary>
    public int StandardConcurrentLimit { get; init; }

    /// <summary>Gets a group's limit of concurrent mobile licences; 0 for none.</summary>
    public int MobileConcurrentLimit { get; init; }

    /// <summary>Gets a group's limit of concurrent RPAT licences; 0 for none.</summary>
    public int RpatConcurrentLimit { get; init; }

    /// <summary>Gets a value indicating whether the node is not disabled.</summary>
    public bool IsEnabled => Status != NodeStatus.Disabled;

    /// <summary>Returns what a person would call the node.</summary>
    public override string ToString() => Email.Length > 0 ? Email : Name.Length > 0 ? Name : Id.ToString();
}
