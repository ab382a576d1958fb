using Rescue.AdSync.Accounts;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Checks;

/// <summary>Checks the Rescue account: its connection, whether the credential sees all of it (S5), and the pairings' targets (R1, R13).</summary>
internal sealed class RescueChecks(IRescueReader rescue, SyncPolicy policy, IReadOnlyList<ConfiguredPairing> pairings, TimeProvider timeProvider)
{
    private readonly CheckList _checks = new(timeProvider);

    /// <summary>Makes the checks. Throws for nothing but a cancellation.</summary>
    /// <param name="readings">What the directories showed, as far as they could be read.</param>
    /// <param name="cancellationToken">Ends the checks.</param>
    public async Task<CheckedSubject> RunAsync(IReadOnlyList<DirectoryReading> readings, CancellationToken cancellationToken)
    {
        if (rescue is IConnectionCheck connection)
        {
            await _checks.AddAllAsync(connection, null, cancellationToken).ConfigureAwait(false);
        }

        if (!_checks.IsConnectionLost && await ReadAsync(cancellationToken).ConfigureAwait(false) is { } snapshot)
        {
            CheckAll(snapshot, readings);
        }
        else
        {
            _checks.Skipped(CheckCode.Permission, "What the credential may do is not known, because the account could not be read.");
            _checks.Skipped(CheckCode.GroupRead, "The pairings' Rescue groups were not looked for, because the account could not be read.");
        }

        return new CheckedSubject(CheckSubjectKind.Rescue, "Rescue", _checks.Results);
    }

    private async Task<RescueSnapshot?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            RescueAccount caller = await rescue.GetAccountAsync(cancellationToken).ConfigureAwait(false);
            if (rescue is not IConnectionCheck)
            {
                _checks.Passed(CheckCode.SignIn, $"The credential is accepted; it belongs to {NameOf(caller)}.");
            }

            IReadOnlyList<RescueNode> nodes = await rescue.GetHierarchyAsync(cancellationToken).ConfigureAwait(false);
            return await WithOwnDetailsAsync(RescueSnapshot.Create(caller, nodes), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever a client throws is what the check found.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _checks.Failed(exception is RescueException { Result.IsAuthenticationFailure: true } ? CheckCode.SignIn : CheckCode.Reachable, exception.Message, null);
            return null;
        }
    }

    /// <summary>Reads what tells whether the credential's own user is the account holder.</summary>
    private async Task<RescueSnapshot> WithOwnDetailsAsync(RescueSnapshot snapshot, CancellationToken cancellationToken)
    {
        var details = new List<UserDetails>();
        foreach (NodeId own in new[] { snapshot.Caller.AdministratorNode, snapshot.Caller.TechnicianNode })
        {
            if (snapshot.TryGetNode(own, out RescueNode? node) && node.Type != NodeType.MasterAdministrator
                && await rescue.GetUserAsync(own, cancellationToken).ConfigureAwait(false) is { IsOk: true } answer)
            {
                details.Add(answer.Value);
            }
        }

        return snapshot.WithDetails(details, []);
    }

    private void CheckAll(RescueSnapshot snapshot, IReadOnlyList<DirectoryReading> readings)
    {
        SyncPolicy resolved = Resolve(snapshot, readings);
        var run = new PlanningRun(new PlanningInput { Directories = [], Rescue = snapshot, Policy = resolved });
        CheckPermission(run);
        CheckTargets(run);
        CheckProtected(snapshot);
        IReadOnlyList<string> faults = resolved.Validate();
        foreach (string fault in faults)
        {
            _checks.Failed(CheckCode.Pairing, fault, "Correct the configuration at this key.");
        }

        bool allRead = readings.Select(reading => reading.Name).ToHashSet().IsSupersetOf(pairings.Select(pairing => pairing.Settings.Directory));
        if (allRead && faults.Count == 0)
        {
            CheckLimits(new PlanningInput { Directories = [.. readings.Select(reading => reading.Snapshot)], Rescue = snapshot, Policy = resolved });
        }
        else
        {
            _checks.Skipped(CheckCode.Limit, "Groups and members were not counted, because not everything they come from could be read.");
        }
    }

    private SyncPolicy Resolve(RescueSnapshot snapshot, IReadOnlyList<DirectoryReading> readings)
    {
        Dictionary<Directories.DirectoryName, DirectoryReading> byName = readings.ToDictionary(reading => reading.Name);
        return policy with { Pairings = [.. pairings.Select(pairing => PairingResolver.Resolve(pairing, Lookup(pairing), snapshot))] };

        GroupLookup Lookup(ConfiguredPairing pairing) => byName.TryGetValue(pairing.Settings.Directory, out DirectoryReading? reading)
            ? reading.Groups[pairing.DirectoryGroup]
            : new GroupLookup(ObjectId.None, pairing.DirectoryGroup);
    }

    private void CheckPermission(PlanningRun run)
    {
        string who = NameOf(run.Rescue.Caller);
        if (TreeGuard.IsSound(run))
        {
            bool isMaster = run.Rescue.TryGetNode(run.Rescue.Caller.AdministratorNode, out RescueNode? own) && own.Type == NodeType.MasterAdministrator;
            _checks.Passed(CheckCode.Permission, $"{who} is {(isMaster ? "a master administrator" : "the account holder")} and sees the whole tree, {run.Nodes.Nodes.Length} nodes.");
            return;
        }

        foreach (PlanNote note in run.Notes.InOrder())
        {
            _checks.Failed(CheckCode.Permission, note.Message, null, note.Subject);
        }
    }

    private void CheckTargets(PlanningRun run)
    {
        TargetFinder.Find(run);
        foreach (PairingState pairing in run.Pairings)
        {
            string subject = pairing.Pairing.TargetName ?? pairing.Pairing.Target.ToString();
            if (pairing.FrozenBecause is [var first, ..])
            {
                _checks.Failed(CheckCode.GroupRead, first.Message, "'rescue-adsync groups rescue' lists the groups there are.", subject);
            }
            else
            {
                RescueNode target = run.Nodes.Nodes[pairing.Target];
                _checks.Passed(CheckCode.GroupRead, $"Node {target.Id} is there and can hold {Wording.Plural(pairing.Pairing.Role)}.", subject);
            }
        }
    }

    private void CheckProtected(RescueSnapshot snapshot)
    {
        foreach (string pattern in policy.Protected.IsDefault ? [] : policy.Protected)
        {
            int count = snapshot.Nodes.Count(node => node.Type.IsUser() && Protects(pattern, node));
            if (count == 0)
            {
                _checks.Warn(CheckCode.Protected, "Nobody in Rescue is protected by this.", "Correct Policy:Protected if somebody should be; patterns are held against the sign-in e-mail.", pattern);
            }
            else
            {
                _checks.Passed(CheckCode.Protected, $"{(count == 1 ? "1 user is" : $"{count} users are")} never touched.", pattern);
            }
        }
    }

    private static bool Protects(string pattern, RescueNode node) =>
        NodeId.TryParse(pattern, out NodeId id) ? node.Id == id : !node.Email.IsNone && WildcardPattern.Matches(pattern, node.Email.ToString());

    private void CheckLimits(PlanningInput input)
    {
        PlanningFindings findings = ReconciliationPlanner.Work(input);
        PlanNote[] over = [.. findings.Plan.Notes.Where(note => note.Code is NoteCode.TooManyGroups or NoteCode.OverMemberLimit)];
        foreach (PlanNote note in over)
        {
            _checks.Failed(CheckCode.Limit, note.Message, null, note.Subject);
        }

        if (over.Length == 0 && findings.People is not null)
        {
            int groups = findings.Run.Pairings.Length + findings.Run.Places.Count(place => place.Parent is not null);
            _checks.Passed(CheckCode.Limit, $"The pairings lead to {groups} of {policy.MaxGroups} groups, none with more than {policy.MaxMembersPerGroup} members.");
        }
    }

    private static string NameOf(RescueAccount caller) =>
        $"{(caller.Email.IsNone ? "an unnamed user" : caller.Email.ToString())}{(caller.Organization is null ? string.Empty : $" of {caller.Organization}")}";
}
