using Rescue.AdSync.Checks;

namespace Rescue.AdSync.ActiveDirectory.Checking;

/// <summary>What a step of a check found.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Message">What was found.</param>
/// <param name="Advice">What to do, or <see langword="null"/>.</param>
internal sealed record Finding(CheckStatus Status, string Message, string? Advice)
{
    public static Finding Passed(string message) => new(CheckStatus.Passed, message, null);

    public static Finding Warning(string message, string advice) => new(CheckStatus.Warning, message, advice);

    public static Finding Skipped(string message) => new(CheckStatus.Skipped, message, null);

    /// <summary>Makes the finding of a fault, whose first sentence says what is wrong and whose others say what to do.</summary>
    public static Finding Failed(string fault)
    {
        int end = fault.IndexOf(". ", StringComparison.Ordinal);
        return end < 0
            ? new Finding(CheckStatus.Failed, fault, null)
            : Failed(fault[..(end + 1)], fault[(end + 2)..]);
    }

    public static Finding Failed(string message, string advice) => new(CheckStatus.Failed, message, advice);

    /// <summary>Makes the result of it.</summary>
    public CheckResult Result(string code) => new(code, Status, Message) { Advice = Advice };
}
