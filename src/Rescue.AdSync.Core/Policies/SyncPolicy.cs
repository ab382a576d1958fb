using System.Collections.Immutable;

namespace Rescue.AdSync.Policies;

/// <summary>Everything the planner is told about how to reconcile. Two plans are the same only under the same policy (R18).</summary>
public sealed record SyncPolicy
{
    /// <summary>Gets the pairings; their order is their precedence (R1).</summary>
    public required ImmutableArray<Pairing> Pairings { get; init; }

    /// <summary>Gets a value indicating whether people sign in with their UPN instead of their mail attribute (R7).</summary>
    /// <value>The default value is <see langword="false"/>.</value>
    public bool UseUpnInsteadOfEmail { get; init; }

    /// <summary>Gets a value indicating whether pairings that say nothing of it map the mail attribute to the SSO id (R11).</summary>
    /// <value>The default value is <see langword="false"/>.</value>
    public bool UseEmailAsSsoId { get; init; }

    /// <summary>Gets the greatest number of groups in all, mirrored ones included (R15).</summary>
    /// <value>The default value is 999.</value>
    public int MaxGroups { get; init; } = 999;

    /// <summary>Gets the greatest number of members of one target group (R15).</summary>
    /// <value>The default value is 999.</value>
    public int MaxMembersPerGroup { get; init; } = 999;

    /// <summary>Gets how many people one plan may disable (S3).</summary>
    /// <value>The default value is 5, or 10 % of the enabled users in scope if that is more.</value>
    public Brake MaxDisables { get; init; } = new(5, 10);

    /// <summary>Gets how many people one plan may move (S3).</summary>
    /// <value>The default value is 10, or 30 % of the enabled users in scope if that is more.</value>
    public Brake MaxMoves { get; init; } = new(10, 30);

    /// <summary>Gets how many people one plan may create, or <see langword="null"/> for any number (S3).</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public Brake? MaxCreates { get; init; }

    /// <summary>Gets who is never touched: e-mail patterns, or node ids in digits (R14).</summary>
    /// <value>The default value is empty. The account holder and the credential's own user need no mention.</value>
    public ImmutableArray<string> Protected { get; init; } = [];

    /// <summary>Gets the patterns of people who are as if they were not members of anything (R5).</summary>
    /// <value>The default value is empty.</value>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary>Gets the number of mobile licences the account has, or <see langword="null"/> to let Rescue refuse (R12).</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public int? MobileSeats { get; init; }

    /// <summary>Gets how many enabled master administrators must remain, the account holder included (R14).</summary>
    /// <value>The default value is 1.</value>
    public int MinimumMasterAdministrators { get; init; } = 1;

    /// <summary>Lists what is wrong with the policy, by key; empty for a sound one.</summary>
    public IReadOnlyList<string> Validate() => PolicyValidation.Faults(this);
}
