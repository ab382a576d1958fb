namespace Rescue.AdSync.Planning;

/// <summary>How many actions of each kind a plan holds.</summary>
public sealed record PlanSummary
{
    /// <summary>Gets the number of groups to create.</summary>
    public int CreateGroup { get; init; }

    /// <summary>Gets the number of groups to change.</summary>
    public int UpdateGroup { get; init; }

    /// <summary>Gets the number of users to create.</summary>
    public int CreateUser { get; init; }

    /// <summary>Gets the number of users whose fields change.</summary>
    public int UpdateUser { get; init; }

    /// <summary>Gets the number of users to move.</summary>
    public int MoveUser { get; init; }

    /// <summary>Gets the number of users to enable.</summary>
    public int EnableUser { get; init; }

    /// <summary>Gets the number of users to disable.</summary>
    public int DisableUser { get; init; }

    /// <summary>Gets the number of mobile licences to give.</summary>
    public int GrantMobile { get; init; }

    /// <summary>Gets the number of mobile licences to take away.</summary>
    public int FreeMobile { get; init; }

    /// <summary>Gets the number of actions in all.</summary>
    public int Total => CreateGroup + UpdateGroup + CreateUser + UpdateUser + MoveUser + EnableUser + DisableUser + GrantMobile + FreeMobile;

    /// <summary>Counts actions.</summary>
    /// <param name="actions">The actions.</param>
    public static PlanSummary Of(IEnumerable<PlanAction> actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        var counts = new int[(int)ActionKind.FreeMobile + 1];
        foreach (PlanAction action in actions)
        {
            counts[(int)action.Kind]++;
        }

        return new PlanSummary
        {
            CreateGroup = counts[(int)ActionKind.CreateGroup],
            UpdateGroup = counts[(int)ActionKind.UpdateGroup],
            CreateUser = counts[(int)ActionKind.CreateUser],
            UpdateUser = counts[(int)ActionKind.UpdateUser],
            MoveUser = counts[(int)ActionKind.MoveUser],
            EnableUser = counts[(int)ActionKind.EnableUser],
            DisableUser = counts[(int)ActionKind.DisableUser],
            GrantMobile = counts[(int)ActionKind.GrantMobile],
            FreeMobile = counts[(int)ActionKind.FreeMobile],
        };
    }
}
