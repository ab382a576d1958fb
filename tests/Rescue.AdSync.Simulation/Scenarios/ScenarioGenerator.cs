using System.Collections.Immutable;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Simulation.Scenarios;

/// <summary>Makes a scenario of a seed.</summary>
internal static class ScenarioGenerator
{
    private static readonly IncidentKind[] Network = [.. Enum.GetValues<IncidentKind>().Where(kind => kind.IsOfNetwork())];

    private static readonly TimeSpan[] ClockSettings = [TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), TimeSpan.FromHours(20), TimeSpan.FromHours(30), TimeSpan.FromDays(400)];

    public static Scenario Make(ulong seed)
    {
        Dice dice = Dice.For(seed, "scenario");
        int runs = 1 + dice.Below(4);
        return new Scenario(seed, World(seed), [.. Enumerable.Range(0, runs).Select(run => Run(seed, run))], Incidents(seed, runs));
    }

    private static RunSpec Run(ulong seed, int run)
    {
        Dice dice = Dice.For(seed, "run", run);
        return new RunSpec(
            dice.Chance(30),
            dice.Chance(15) ? TimeSpan.FromHours(30) : TimeSpan.FromHours(1),
            run > 0 && dice.Chance(15) ? dice.Below(1_000) : null,
            dice.Chance(10) ? (dice.Chance(50) ? 1 : -1) * dice.Pick(ClockSettings) : TimeSpan.Zero);
    }

    private static WorldSpec World(ulong seed)
    {
        Dice dice = Dice.For(seed, "world");
        int people = 3 + dice.Below(6);
        bool nests = dice.Chance(55);
        AdministratorTarget target = dice.Chance(50) ? (AdministratorTarget)(1 + dice.Below(3)) : AdministratorTarget.None;
        return new WorldSpec
        {
            People = [.. Enumerable.Range(0, people).Select(index => Person(seed, index, target))],
            Support = Pairing(seed, GroupIndex.Support),
            Field = dice.Chance(50) ? Pairing(seed, GroupIndex.Field) : null,
            Admins = target == AdministratorTarget.None ? null : Pairing(seed, GroupIndex.Admins) with { Mobile = false },
            AdministratorTarget = target,
            NestsLevelTwo = nests,
            NestsNight = nests && dice.Chance(25),
            HasLevelTwo = dice.Chance(50),
            UsesSession = dice.Chance(40),
            MaxDisables = dice.Chance(30) ? 2 : 5,
            MaxMoves = dice.Chance(20) ? 2 : 10,
            MinimumMasterAdministrators = 1 + dice.Below(3),
            Seats = dice.Chance(40) ? dice.Below(5) : null,
            SeatsAreConfigured = dice.Chance(50),
            Protected = dice.Chance(40) ? dice.Below(people) : -1,
            MaxConsecutiveFailures = dice.Chance(30) ? 2 : 10,
            HistoryDays = dice.Chance(40) ? 1 : 90,
        };
    }

    private static PairingSpec Pairing(ulong seed, int group)
    {
        Dice dice = Dice.For(seed, "pairing", group);
        return new PairingSpec
        {
            Nesting = dice.Chance(70) ? NestedGroupMode.Mirror : (NestedGroupMode)dice.Below(3),
            Full = dice.Chance(90),
            Mobile = dice.Chance(40),
            Strict = dice.Chance(20),
            LeavesStrangers = dice.Chance(25),
            ManagesNick = dice.Chance(30),
            ManagesDescription = dice.Chance(30),
            SsoId = dice.Chance(75) ? SsoIdSource.None : dice.Chance(50) ? SsoIdSource.Upn : SsoIdSource.Email,
            Writes = dice.Chance(70) ? WriteRule.Always : dice.Chance(70) ? WriteRule.OnCreate : WriteRule.Never,
            NameIsMissing = dice.Chance(10),
        };
    }

    private static PersonSpec Person(ulong seed, int index, AdministratorTarget administrators)
    {
        Dice dice = Dice.For(seed, "person", index);
        InitialPlace place = dice.Chance(40) ? InitialPlace.Nowhere
            : administrators != AdministratorTarget.None && dice.Chance(35) ? InitialPlace.Administrators + dice.Below(3)
            : (InitialPlace)(1 + dice.Below(4));
        return new PersonSpec(index)
        {
            IsInDirectory = place == InitialPlace.Nowhere || dice.Chance(75),
            State = dice.Chance(80) ? AccountState.Enabled : dice.Chance(70) ? AccountState.Disabled : dice.Chance(60) ? AccountState.Expired : AccountState.Unknown,
            Groups = Memberships(dice, place, administrators),
            Place = place,
            IsEnabled = dice.Chance(80),
            HasMobile = dice.Chance(30),
            HasOldName = dice.Chance(30),
            HasNick = dice.Chance(50),
            HasDescription = dice.Chance(50),
            HasSsoId = dice.Chance(30),
            IsKnownBySsoId = dice.Chance(12),
        };
    }

    private static int Memberships(Dice dice, InitialPlace place, AdministratorTarget administrators)
    {
        int groups = 0;
        bool isAdministrator = administrators != AdministratorTarget.None && (place >= InitialPlace.Administrators ? dice.Chance(80) : dice.Chance(15));
        if (isAdministrator)
        {
            groups |= 1 << GroupIndex.Admins;
        }

        if (!isAdministrator || dice.Chance(15))
        {
            groups |= dice.Chance(85) ? 1 << dice.Below(GroupIndex.Admins) : 0;
            groups |= dice.Chance(20) ? 1 << dice.Below(GroupIndex.Admins) : 0;
        }

        return groups;
    }

    private static ImmutableArray<Incident> Incidents(ulong seed, int runs)
    {
        var incidents = ImmutableArray.CreateBuilder<Incident>();
        for (int run = 0; run < runs; run++)
        {
            Dice dice = Dice.For(seed, "incidents", run);
            int count = dice.Below(7);
            for (int i = 0; i < count; i++)
            {
                incidents.Add(Incident(dice, run));
            }
        }

        return incidents.ToImmutable();
    }

    private static Incident Incident(Dice dice, int run)
    {
        int at = dice.Chance(15) ? 1 : 1 + dice.Below(dice.Chance(50) ? 20 : 60);
        IncidentKind kind = dice.Below(100) switch
        {
            < 42 => dice.Pick(Network),
            < 56 => dice.Chance(50) ? IncidentKind.CrashBefore : IncidentKind.CrashAfter,
            < 62 => IncidentKind.DiskFull,
            < 63 => IncidentKind.StateUnreadable,
            < 65 => IncidentKind.Cancel,
            < 66 => IncidentKind.SecondRun,
            < 67 => IncidentKind.DirectoryDown,
            < 70 => IncidentKind.DirectoryIncomplete,
            < 86 => IncidentKind.EditRescue,
            _ => IncidentKind.ChangeDirectory,
        };
        return new Incident(run, at, kind, dice.Below(1_000_000), dice.Chance(70));
    }
}
