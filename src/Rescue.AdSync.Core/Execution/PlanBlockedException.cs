using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Execution;

/// <summary>A plan must not be applied as it stands; nothing was written (S3, S5).</summary>
public sealed class PlanBlockedException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="PlanBlockedException"/> class.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="message">What holds it, and what to do.</param>
    public PlanBlockedException(Plan plan, string message)
        : base(message) => Plan = plan;

    /// <summary>Gets the plan.</summary>
    public Plan Plan { get; }
}
