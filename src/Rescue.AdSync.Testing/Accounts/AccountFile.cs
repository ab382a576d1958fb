using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rescue.AdSync.Testing;

/// <summary>An emulated account as a file holds it. Passwords are not in it, only whether there is one (S8).</summary>
internal sealed record AccountFile
{
    public const string CurrentSchema = "rescue-emulator-state/1";

    public string? Schema { get; init; }

    public long AccountId { get; init; }

    public string? Organization { get; init; }

    public long Caller { get; init; }

    public long NextId { get; init; }

    public int? MobileSeats { get; init; }

    public IReadOnlyList<NodeEntry>? Nodes { get; init; }
}

/// <summary>One node of an <see cref="AccountFile"/>; what is at its default is left out.</summary>
internal sealed record NodeEntry
{
    public long Id { get; init; }

    public long Parent { get; init; }

    public string? Type { get; init; }

    public string? TypeWord { get; init; }

    public string? Name { get; init; }

    public string? Nick { get; init; }

    public string? Email { get; init; }

    public string? SsoId { get; init; }

    public string? Description { get; init; }

    public string? Status { get; init; }

    public bool Mobile { get; init; }

    public bool Rpat { get; init; }

    public bool AccountHolder { get; init; }

    public bool HasPassword { get; init; }

    public IReadOnlyList<string>? Permissions { get; init; }

    public IReadOnlyList<string>? LockedPermissions { get; init; }

    public int StandardLimit { get; init; }

    public int MobileLimit { get; init; }

    public int RpatLimit { get; init; }
}

/// <summary>Reads and writes <see cref="AccountFile"/> without reflection.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(AccountFile))]
internal sealed partial class AccountFileContext : JsonSerializerContext;
