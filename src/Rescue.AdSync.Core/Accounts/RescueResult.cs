using System.Diagnostics.CodeAnalysis;

namespace Rescue.AdSync.Accounts;

/// <summary>What came of one call to Rescue, for the failures that a run expects and survives.</summary>
/// <param name="Code">The typed answer; <see cref="RescueErrorCode.None"/> for success.</param>
/// <param name="Word">Rescue's own word, verbatim, or what the way to it said.</param>
public readonly record struct RescueResult(RescueErrorCode Code, string? Word)
{
    /// <summary>Gets the result of a call that did what it should.</summary>
    public static RescueResult Ok { get; } = new(RescueErrorCode.None, "OK");

    /// <summary>Gets a value indicating whether the call did what it should.</summary>
    public bool IsOk => Code == RescueErrorCode.None;

    /// <summary>Gets a value indicating whether nobody can tell if the call took effect (E4).</summary>
    public bool IsOutcomeUnknown => Code.IsOutcomeUnknown();

    /// <summary>Gets a value indicating whether the credential was refused, which ends a run (E6).</summary>
    public bool IsAuthenticationFailure => Code.IsAuthenticationFailure();

    /// <summary>Returns the word.</summary>
    public override string ToString() => Word ?? Code.ToString();
}

/// <summary>What came of one call to Rescue that answers with a value.</summary>
/// <typeparam name="T">The kind of value.</typeparam>
public readonly record struct RescueResult<T>
{
    /// <summary>Initializes a new instance of the <see cref="RescueResult{T}"/> struct for success.</summary>
    /// <param name="value">The value.</param>
    public RescueResult(T value)
    {
        Result = RescueResult.Ok;
        Value = value;
    }

    /// <summary>Initializes a new instance of the <see cref="RescueResult{T}"/> struct for a failure.</summary>
    /// <param name="failure">The failure.</param>
    /// <exception cref="ArgumentException"><paramref name="failure"/> is a success, which needs a value.</exception>
    public RescueResult(RescueResult failure)
    {
        if (failure.IsOk)
        {
            throw new ArgumentException("A success needs its value.", nameof(failure));
        }

        Result = failure;
    }

    /// <summary>Gets the result without its value.</summary>
    public RescueResult Result { get; }

    /// <summary>Gets the value; only after a success.</summary>
    public T? Value { get; }

    /// <summary>Gets a value indicating whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsOk => Result.IsOk;
}
