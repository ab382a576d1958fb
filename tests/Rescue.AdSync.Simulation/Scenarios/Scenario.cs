using System.Collections.Immutable;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Simulation.Scenarios;

/// <summary>Everything that one history depends on. The same scenario gives the same history, call by call.</summary>
/// <param name="Seed">Where it came from.</param>
/// <param name="World">What there is at the beginning.</param>
/// <param name="Runs">The runs in which things go wrong; the quiet ones that follow are not counted.</param>
/// <param name="Incidents">What goes wrong.</param>
internal sealed record Scenario(ulong Seed, WorldSpec World, ImmutableArray<RunSpec> Runs, ImmutableArray<Incident> Incidents);

/// <summary>One run.</summary>
/// <param name="Approves">Whether somebody approves the plan if a rule holds it (S4).</param>
/// <param name="Pause">The time since the run before.</param>
/// <param name="Undoes">Which of the past runs this one undoes, whatever their number; <see langword="null"/> for a run by the rules.</param>
/// <param name="ClockSetBy">By how much somebody sets the machine's clock before it, forward or back.</param>
/// <param name="ApprovesOld">Whether the approval is of the plan that was last seen before this run, and not of its own.</param>
/// <param name="Policy">The configuration from this run on; <see langword="null"/> if nobody changed it.</param>
internal sealed record RunSpec(bool Approves, TimeSpan Pause, int? Undoes = null, TimeSpan ClockSetBy = default, bool ApprovesOld = false, PolicySpec? Policy = null);

/// <summary>The groups of the directory. The numbers are positions in <see cref="WorldSpec.GroupNames"/>.</summary>
internal static class GroupIndex
{
    public const int Support = 0;
    public const int LevelTwo = 1;
    public const int Night = 2;
    public const int Field = 3;
    public const int Admins = 4;
    public const int Count = 5;
}

internal enum AdministratorTarget
{
    None,
    Root,
    Group,
    Masters,
}

/// <summary>Where somebody is in Rescue at the beginning.</summary>
internal enum InitialPlace
{
    Nowhere,
    Support,
    SupportChild,
    Field,
    Elsewhere,
    Administrators,
    AdministratorGroup,
    Masters,
}

/// <summary>The account, the directory and the policy at the beginning.</summary>
internal sealed record WorldSpec
{
    public static readonly ImmutableArray<string> GroupNames = ["Support", "Level 2", "Night", "Field", "Admins"];

    public required ImmutableArray<PersonSpec> People { get; init; }

    public required PolicySpec Policy { get; init; }

    /// <summary>Gets a value indicating whether Level 2 is nested in Support, and Night in Level 2.</summary>
    public bool NestsLevelTwo { get; init; }

    public bool NestsNight { get; init; }

    /// <summary>Gets a value indicating whether Rescue has a group Level 2 in Support already.</summary>
    public bool HasLevelTwo { get; init; }

    public bool UsesSession { get; init; }

    public int? Seats { get; init; }

    public int MaxConsecutiveFailures { get; init; } = 10;

    /// <summary>Gets for how many days past runs are kept.</summary>
    public int HistoryDays { get; init; } = 90;
}

/// <summary>What somebody wrote into the configuration.</summary>
internal sealed record PolicySpec
{
    public required PairingSpec Support { get; init; }

    public PairingSpec? Field { get; init; }

    public PairingSpec? Admins { get; init; }

    public AdministratorTarget AdministratorTarget { get; init; }

    public int MaxDisables { get; init; } = 5;

    public int MaxMoves { get; init; } = 10;

    public int? MaxCreates { get; init; }

    public int MaxMembersPerGroup { get; init; } = 999;

    public int MinimumMasterAdministrators { get; init; } = 1;

    public bool SeatsAreConfigured { get; init; }

    /// <summary>Gets the person whom the policy protects, or -1.</summary>
    public int Protected { get; init; } = -1;

    /// <summary>Gets the person whom the policy leaves out, or -1.</summary>
    public int Excluded { get; init; } = -1;
}

/// <summary>The settings of a pairing.</summary>
internal sealed record PairingSpec
{
    public NestedGroupMode Nesting { get; init; }

    public bool Full { get; init; } = true;

    public bool Mobile { get; init; }

    public bool Strict { get; init; }

    public bool LeavesStrangers { get; init; }

    public bool ManagesNick { get; init; }

    public bool ManagesDescription { get; init; }

    public SsoIdSource SsoId { get; init; }

    /// <summary>Gets when names, nicks, descriptions and SSO ids are written.</summary>
    public WriteRule Writes { get; init; } = WriteRule.Always;

    /// <summary>Gets a value indicating whether the name comes from an attribute that nobody has.</summary>
    public bool NameIsMissing { get; init; }
}

/// <summary>One person at the beginning.</summary>
/// <param name="Index">The number, which names and keys are made of.</param>
internal sealed record PersonSpec(int Index)
{
    public bool IsInDirectory { get; init; }

    public AccountState State { get; init; } = AccountState.Enabled;

    /// <summary>Gets the groups the person is a direct member of, as bits.</summary>
    public int Groups { get; init; }

    public InitialPlace Place { get; init; }

    public bool IsEnabled { get; init; } = true;

    public bool HasMobile { get; init; }

    public bool HasOldName { get; init; }

    public bool HasNick { get; init; }

    public bool HasDescription { get; init; }

    public bool HasSsoId { get; init; }

    /// <summary>Gets a value indicating whether the user in Rescue bears another e-mail, so that only the SSO id tells whose it is (R6).</summary>
    public bool IsKnownBySsoId { get; init; }
}
