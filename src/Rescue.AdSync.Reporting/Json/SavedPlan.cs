using System.Collections.Immutable;
using System.Text.Json;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Reporting;

/// <summary>A plan that <see cref="PlanJson"/> wrote and somebody kept, perhaps approved, to have it applied exactly so (E10).</summary>
/// <remarks>Immutable, and safe to share between threads. It is for comparison: what is applied is always planned afresh.</remarks>
public sealed class SavedPlan
{
    internal SavedPlan(PlanId id, DateTimeOffset? createdAt, bool isBlocked, ImmutableArray<SavedAction> actions)
    {
        Id = id;
        CreatedAt = createdAt;
        IsBlocked = isBlocked;
        Actions = actions;
    }

    /// <summary>Gets the plan's id.</summary>
    public PlanId Id { get; }

    /// <summary>Gets when everything for the plan had been read, or <see langword="null"/> where the file does not say.</summary>
    public DateTimeOffset? CreatedAt { get; }

    /// <summary>Gets a value indicating whether the plan was blocked or refused when it was saved.</summary>
    public bool IsBlocked { get; }

    /// <summary>Gets the actions, in the plan's order.</summary>
    public ImmutableArray<SavedAction> Actions { get; }

    /// <summary>Reads a saved plan. The order of its keys, white space, comments and keys that are not known do not matter.</summary>
    /// <param name="input">The JSON, in UTF-8; it is left open.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidDataException">It is no JSON, not a plan of the schema <see cref="PlanJson.PlanSchema"/>, or damaged; the message says where.</exception>
    public static async Task<SavedPlan> ReadAsync(Stream input, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        try
        {
            SavedPlanFile? file = await JsonSerializer.DeserializeAsync(input, SavedPlanJsonContext.Default.SavedPlanFile, cancellationToken).ConfigureAwait(false);
            return SavedPlanReader.Read(file);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The saved plan is not readable JSON: {e.Message} Save the plan again.", e);
        }
    }

    /// <summary>Says in words how a plan differs from this one.</summary>
    /// <param name="current">The plan as it is now.</param>
    /// <returns>
    /// A line for each action that is new, gone or different; one line if only the policy or the order differs; nothing if the ids are the same.
    /// </returns>
    public IReadOnlyList<string> DifferencesTo(Plan current)
    {
        ArgumentNullException.ThrowIfNull(current);
        return current.Id == Id ? [] : PlanDifference.Between(this, current);
    }
}
