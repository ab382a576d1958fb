using System.Collections.Immutable;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing;

/// <summary>Turns nodes into entries of a file, and back.</summary>
internal static class AccountFileMapping
{
    public static NodeEntry ToEntry(EmulatedNode node) => new()
    {
        Id = node.Id.Value,
        Parent = node.ParentId.Value,
        Type = node.Type.ToString(),
        TypeWord = node.TypeWord,
        Name = NullIfEmpty(node.Name),
        Nick = NullIfEmpty(node.Nick),
        Email = NullIfEmpty(node.Email),
        SsoId = NullIfEmpty(node.SsoId),
        Description = NullIfEmpty(node.Description),
        Status = node.Status.ToString(),
        Mobile = node.HasMobileAddOn,
        Rpat = node.HasRpatAddOn,
        AccountHolder = node.IsAccountHolder,
        HasPassword = node.HasPassword,
        Permissions = NullIfEmpty(node.Permissions),
        LockedPermissions = NullIfEmpty(node.LockedPermissions),
        StandardLimit = node.StandardConcurrentLimit,
        MobileLimit = node.MobileConcurrentLimit,
        RpatLimit = node.RpatConcurrentLimit,
    };

    /// <summary>Makes a node of an entry.</summary>
    /// <exception cref="InvalidDataException">The entry has no key, or a type or status that does not exist.</exception>
    public static EmulatedNode ToNode(NodeEntry? entry)
    {
        if (entry is not { Id: > 0 })
        {
            throw new InvalidDataException("A node has no 'id' greater than 0.");
        }

        return new EmulatedNode
        {
            Id = new NodeId(entry.Id),
            ParentId = new NodeId(entry.Parent),
            Type = Word<NodeType>(entry.Type, entry.Id, "type"),
            TypeWord = entry.TypeWord,
            Name = entry.Name ?? string.Empty,
            Nick = entry.Nick ?? string.Empty,
            Email = entry.Email ?? string.Empty,
            SsoId = entry.SsoId ?? string.Empty,
            Description = entry.Description ?? string.Empty,
            Status = Word<NodeStatus>(entry.Status, entry.Id, "status"),
            HasMobileAddOn = entry.Mobile,
            HasRpatAddOn = entry.Rpat,
            IsAccountHolder = entry.AccountHolder,
            HasPassword = entry.HasPassword,
            Permissions = entry.Permissions?.ToImmutableArray() ?? [],
            LockedPermissions = entry.LockedPermissions?.ToImmutableArray() ?? [],
            StandardConcurrentLimit = entry.StandardLimit,
            MobileConcurrentLimit = entry.MobileLimit,
            RpatConcurrentLimit = entry.RpatLimit,
        };
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static string[]? NullIfEmpty(ImmutableArray<string> words) => words.IsDefaultOrEmpty ? null : [.. words];

    private static T Word<T>(string? word, long node, string property)
        where T : struct, Enum =>
        Enum.TryParse(word, ignoreCase: true, out T value) && Enum.IsDefined(value)
            ? value
            : throw new InvalidDataException($"Node {node} has a '{property}' that does not exist: '{word}'.");
}
