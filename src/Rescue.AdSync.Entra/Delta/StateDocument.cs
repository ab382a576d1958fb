using System.Text.Json.Serialization;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Entra.Delta;

/// <summary>The written form of a state.</summary>
internal sealed record StateDocument(
    int Version,
    string Tenant,
    Guid[] Roots,
    DateTimeOffset FullReadAt,
    string GroupCursor,
    string UserCursor,
    Guid[] DoubtfulGroups,
    Guid[] DoubtfulUsers,
    int NextCount,
    int FullReadRequests,
    UserDocument[] Users,
    GroupDocument[] Groups);

/// <summary>The written form of a user.</summary>
internal sealed record UserDocument(
    Guid Id,
    string? UserPrincipalName,
    string? Mail,
    string? DisplayName,
    string? GivenName,
    string? Surname,
    string? Department,
    string? JobTitle,
    AccountState State,
    bool IsGuest);

/// <summary>The written form of a group; its users are positions in the list of users.</summary>
internal sealed record GroupDocument(
    Guid Id,
    string? Name,
    string? Description,
    bool IsHidden,
    bool IsPaused,
    int[] Users,
    Guid[] UnreadUsers,
    Guid[] Groups,
    int Others,
    int? Counted,
    string? IncompleteReason);

/// <summary>Reads and writes states without reflection.</summary>
[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(StateDocument))]
internal sealed partial class StateJson : JsonSerializerContext;
