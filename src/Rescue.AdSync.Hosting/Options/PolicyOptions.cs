using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Hosting;

/// <summary>The limits and rules that hold for all pairings.</summary>
public sealed class PolicyOptions
{
    /// <summary>Gets or sets a value indicating whether people sign in with their UPN instead of their mail attribute (R7).</summary>
    /// <value>The default value is <see langword="false"/>.</value>
    public bool UseUpnInsteadOfEmail { get; set; }

    /// <summary>Gets or sets a value indicating whether pairings that say nothing of it map the mail attribute to the SSO id (R11).</summary>
    /// <value>The default value is <see langword="false"/>.</value>
    public bool UseEmailAsSsoId { get; set; }

    /// <summary>Gets or sets the greatest number of groups in all, mirrored ones included (R15).</summary>
    /// <value>The default value is 999.</value>
    public int MaxGroups { get; set; } = 999;

    /// <summary>Gets or sets the greatest number of members of one target group (R15).</summary>
    /// <value>The default value is 999.</value>
    public int MaxMembersPerGroup { get; set; } = 999;

    /// <summary>Gets or sets how many people one plan may disable (S3).</summary>
    /// <value>The default value is 5, or 10 % of the enabled users in scope if that is more.</value>
    public Brake MaxDisables { get; set; } = new(5, 10);

    /// <summary>Gets or sets how many people one plan may move (S3).</summary>
    /// <value>The default value is 10, or 30 % of the enabled users in scope if that is more.</value>
    public Brake MaxMoves { get; set; } = new(10, 30);

    /// <summary>Gets or sets how many people one plan may create (S3).</summary>
    /// <value>The default value is <see langword="null"/>: any number.</value>
    public Brake? MaxCreates { get; set; }

    /// <summary>Gets who is never touched: e-mail patterns, or node ids in digits (R14).</summary>
    /// <value>Empty by default. The account holder and the credential's own user need no mention.</value>
    public IList<string> Protected { get; } = [];

    /// <summary>Gets the patterns of people who are as if they were not members of anything (R5).</summary>
    /// <value>Empty by default.</value>
    public IList<string> Exclude { get; } = [];

    /// <summary>Gets or sets the number of mobile licences the account has (R12).</summary>
    /// <value>The default value is <see langword="null"/>: licences are given until Rescue refuses.</value>
    public int? MobileSeats { get; set; }

    /// <summary>Gets or sets how many enabled master administrators must remain, the account holder included (R14).</summary>
    /// <value>The default value is 1.</value>
    public int MinimumMasterAdministrators { get; set; } = 1;
}
