namespace Rescue.AdSync.Entra.Members;

/// <summary>What a group says of itself.</summary>
/// <param name="Name">The name, or <see langword="null"/> if it may not be read.</param>
/// <param name="Description">The description, or <see langword="null"/>.</param>
/// <param name="IsHidden">Whether only those with a permission of its own may see the members.</param>
/// <param name="IsPaused">Whether members come by a rule that is not followed at present.</param>
internal sealed record GroupProperties(string? Name, string? Description, bool IsHidden, bool IsPaused);
