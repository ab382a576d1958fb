namespace Rescue.AdSync.Policies;

/// <summary>A policy breaks the rules it must keep; every fault is listed.</summary>
public sealed class InvalidPolicyException : ArgumentException
{
    /// <summary>Initializes a new instance of the <see cref="InvalidPolicyException"/> class.</summary>
    /// <param name="faults">What is wrong, by key.</param>
    public InvalidPolicyException(IReadOnlyList<string> faults)
        : base("The policy is invalid. " + string.Join(" ", faults)) => Faults = faults;

    /// <summary>Gets what is wrong, by key.</summary>
    public IReadOnlyList<string> Faults { get; }
}
