namespace Rescue.AdSync.Checks;

/// <summary>How one check of a connection ended.</summary>
public enum CheckStatus
{
    /// <summary>As it should be.</summary>
    Passed,

    /// <summary>It works, but not for ever or not for everything; see <see cref="CheckResult.Advice"/>.</summary>
    Warning,

    /// <summary>It does not work; see <see cref="CheckResult.Advice"/>.</summary>
    Failed,

    /// <summary>It could not be tried, because an earlier check failed or there was nothing to try it on.</summary>
    Skipped,
}
