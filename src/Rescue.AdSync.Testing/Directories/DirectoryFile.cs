using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rescue.AdSync.Testing;

/// <summary>A directory file as it is written; nothing in it is sure to be there.</summary>
internal sealed record DirectoryFile
{
    public IReadOnlyList<FileUser?>? Users { get; init; }

    public IReadOnlyList<FileGroup?>? Groups { get; init; }
}

/// <summary>A user of a <see cref="DirectoryFile"/>.</summary>
internal sealed record FileUser
{
    public string? Id { get; init; }

    public string? UserPrincipalName { get; init; }

    public string? Mail { get; init; }

    public string? DisplayName { get; init; }

    public string? GivenName { get; init; }

    public string? Surname { get; init; }

    public string? Department { get; init; }

    public string? JobTitle { get; init; }

    public string? Description { get; init; }

    public bool? Enabled { get; init; }

    public bool? Guest { get; init; }

    public string? Expires { get; init; }
}

/// <summary>A group of a <see cref="DirectoryFile"/>.</summary>
internal sealed record FileGroup
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string?>? Members { get; init; }
}

/// <summary>Reads <see cref="DirectoryFile"/> without reflection. A property that is there twice is refused: one of them would be lost.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    AllowDuplicateProperties = false,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(DirectoryFile))]
internal sealed partial class DirectoryFileContext : JsonSerializerContext;
