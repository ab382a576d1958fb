using Rescue.AdSync.ActiveDirectory.Ldap;
using Rescue.AdSync.ActiveDirectory.Members;
using Rescue.AdSync.Checks;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.ActiveDirectory.Checking;

/// <summary>Reads one group as a sample, and tells by it which rights the account has.</summary>
internal sealed class SampleChecks(ActiveDirectorySource source, ActiveDirectoryOptions options, TimeProvider clock)
{
    private const string GrantAdvice = "Grant the account 'Read all properties' on the organizational units that hold the groups and their members, and look for rules that deny it.";

    /// <summary>Makes the results of a sample that cannot be read.</summary>
    public static IReadOnlyList<CheckResult> Skipped(string reason) => Results(Finding.Skipped(reason), Finding.Skipped(reason), Finding.Skipped(reason), default);

    /// <summary>Reads the sample.</summary>
    public IReadOnlyList<CheckResult> Run(ILdapSession session, ObjectId? group, CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        try
        {
            OpenDomain domain = source.Begin(session, cancellationToken);
            if ((group ?? AnyGroup(domain.Reader)) is not { } sample)
            {
                return Skipped("There is no group with members to try it on, or none that this account may see.");
            }

            DirectorySnapshot snapshot = source.Read(domain, [sample], cancellationToken);
            return snapshot.TryGetGroup(sample, out DirectoryGroup? read)
                ? Results(List(read), State(snapshot), Completeness(read), clock.GetElapsedTime(start))
                : Missing(sample, clock.GetElapsedTime(start));
        }
        catch (LdapFailureException failure)
        {
            Finding nothing = Finding.Skipped("The sample could not be read.");
            return Results(nothing, nothing, Finding.Failed($"{session.Server} could not be read: {failure.Message}.", "Try again; if it stays so, look at the domain controller's log."), clock.GetElapsedTime(start));
        }
    }

    private ObjectId? AnyGroup(DomainReader domain)
    {
        string baseDn = string.IsNullOrEmpty(options.BaseDn) ? domain.DomainDn : options.BaseDn;
        var query = new LdapQuery(baseDn, $"(&(objectClass=group)({AttributeName.Member}=*))", [AttributeName.ObjectGuid]);
        return domain.Search(query).Select(entry => entry.Id).Where(id => !id.IsNone).Cast<ObjectId?>().FirstOrDefault();
    }

    private static IReadOnlyList<CheckResult> Missing(ObjectId group, TimeSpan duration)
    {
        Finding nothing = Finding.Skipped("There is no group to try it on.");
        return Results(
            nothing,
            nothing,
            Finding.Failed($"Group {group} does not exist, or this account may not see it.", "Pair another group, or grant the account the right to list the contents of its organizational unit."),
            duration);
    }

    // Only who stands on the group's list, or names it for a primary group, is a member; so members prove that it was read.
    private static Finding List(DirectoryGroup group) => (group.UserMembers.Length + group.GroupMembers.Length, group.IsComplete) switch
    {
        ( > 0, _) => Finding.Passed($"The members of '{group.Name}' may be read."),
        (_, true) => Finding.Skipped($"Group '{group.Name}' has no members to try it on."),
        _ => Finding.Failed($"The members of '{group.Name}' may not be read: {group.IncompleteReason}", GrantAdvice),
    };

    private static Finding State(DirectorySnapshot snapshot)
    {
        int unknown = snapshot.Users.Count(user => user.State == AccountState.Unknown);
        string message = $"Whether an account is disabled may be read of {snapshot.Users.Count - unknown} of {snapshot.Users.Count} people.";
        return snapshot.Users.Count switch
        {
            0 => Finding.Skipped("There is nobody to try it on."),
            { } all when unknown == all => Finding.Failed(message, GrantAdvice),
            _ => unknown == 0 ? Finding.Passed(message) : Finding.Warning(message, $"{GrantAdvice} The others are left alone until then."),
        };
    }

    private static Finding Completeness(DirectoryGroup group) => group.IsComplete
        ? Finding.Passed($"Group '{group.Name}' can be read completely: {group.UserMembers.Length} people and {group.GroupMembers.Length} groups are its direct members.")
        : Finding.Failed($"Group '{group.Name}' cannot be read completely: {group.IncompleteReason}", "Nobody is removed because of it until it can. Remove the cause, or pair another group.");

    private static IReadOnlyList<CheckResult> Results(Finding list, Finding state, Finding completeness, TimeSpan duration) =>
    [
        list.Result(CheckCode.Permission) with { Subject = $"Read {AttributeName.Member}", Duration = duration },
        state.Result(CheckCode.Permission) with { Subject = $"Read {AttributeName.UserAccountControl}", Duration = duration },
        completeness.Result(CheckCode.GroupRead) with { Duration = duration },
    ];
}
