using System.Collections.Immutable;
using Rescue.AdSync.Directories;

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
        WorldSpec world = World(seed);
        return new Scenario(seed, world, Runs(seed, runs, world), Incidents(seed, runs));
    }

    private static ImmutableArray<RunSpec> Runs(ulong seed, int count, WorldSpec world)
    {
        var runs = ImmutableArray.CreateBuilder<RunSpec>(count);
        PolicySpec policy = world.Policy;
        for (int run = 0; run < count; run++)
        {
            runs.Add(Run(seed, run, policy, world.People.Length));
            policy = runs[run].Policy ?? policy;
        }

        return runs.ToImmutable();
    }

    private static RunSpec Run(ulong seed, int run, PolicySpec policy, int people)
    {
        Dice dice = Dice.For(seed, "run", run);
        return new RunSpec(
            dice.Chance(30),
            dice.Chance(15) ? TimeSpan.FromHours(30) : TimeSpan.FromHours(1),
            run > 0 && dice.Chance(15) ? dice.Below(1_000) : null,
            dice.Chance(10) ? (dice.Chance(50) ? 1 : -1) * dice.Pick(ClockSettings) : TimeSpan.Zero,
            run > 0 && dice.Chance(10),
            run > 0 && dice.Chance(20) ? PolicyGenerator.Change(seed, run, policy, people) : null);
    }

    private static WorldSpec World(ulong seed)
    {
        Dice dice = Dice.For(seed, "world");
        int people = 3 + dice.Below(6);
        bool nests = dice.Chance(55);
        PolicySpec policy = PolicyGenerator.Make(seed, people);
        return new WorldSpec
        {
            People = [.. Enumerable.Range(0, people).Select(index => Person(seed, index, policy.AdministratorTarget))],
            Policy = policy,
            NestsLevelTwo = nests,
            NestsNight = nests && dice.Chance(25),
            HasLevelTwo = dice.Chance(50),
            UsesSession = dice.Chance(40),
            Seats = dice.Chance(40) ? dice.Below(5) : null,
            MaxConsecutiveFailures = dice.Chance(30) ? 2 : 10,
            HistoryDays = dice.Chance(40) ? 1 : 90,
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
