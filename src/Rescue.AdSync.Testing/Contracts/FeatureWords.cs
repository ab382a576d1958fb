namespace Rescue.AdSync.Testing.Contracts;

/// <summary>Says in words what is lacking.</summary>
internal static class FeatureWords
{
    private static readonly (ContractFeatures Feature, string Lack)[] Words =
    [
        (ContractFeatures.NestedGroups, "no groups within groups"),
        (ContractFeatures.GroupLoops, "no groups that contain each other"),
        (ContractFeatures.EmptyGroups, "no groups without members"),
        (ContractFeatures.EqualGroupNames, "no two groups of one name"),
        (ContractFeatures.HostileNames, "only plain names"),
        (ContractFeatures.GroupDescriptions, "no descriptions of groups"),
        (ContractFeatures.DisabledAccounts, "no disabled accounts"),
        (ContractFeatures.ExpiredAccounts, "no accounts that expire"),
        (ContractFeatures.UnknownStates, "no accounts of unknown state"),
        (ContractFeatures.Guests, "no guests"),
        (ContractFeatures.MissingMail, "no users without mail"),
        (ContractFeatures.UserPrincipalNames, "no user principal names"),
        (ContractFeatures.MissingUserPrincipalNames, "no users without a user principal name"),
        (ContractFeatures.PersonNames, "no given names and surnames"),
        (ContractFeatures.Departments, "no departments"),
        (ContractFeatures.JobTitles, "no job titles"),
        (ContractFeatures.UserDescriptions, "no descriptions of users"),
        (ContractFeatures.Things, "no contacts and computers in groups"),
        (ContractFeatures.UnreadableMembers, "no members that cannot be seen"),
        (ContractFeatures.Outages, "no source whose directory cannot be reached"),
        (ContractFeatures.Stalls, "no source whose directory never answers"),
        (ContractFeatures.Failures, "no sources whose reads break in the middle"),
    ];

    /// <summary>Returns for example "There are no guests here."; <see langword="null"/> if nothing is lacking.</summary>
    public static string? Describe(ContractFeatures lacking)
    {
        string[] lacks = [.. Words.Where(word => lacking.HasFlag(word.Feature)).Select(word => word.Lack)];
        return lacks.Length == 0 ? null : $"The fixture offers {string.Join(" and ", lacks)}.";
    }
}
