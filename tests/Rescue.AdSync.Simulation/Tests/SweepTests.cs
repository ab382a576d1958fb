using System.Collections.Immutable;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Simulation.Running;
using Rescue.AdSync.Simulation.Scenarios;

namespace Rescue.AdSync.Simulation.Tests;

/// <summary>One world in which every kind of action occurs, and each incident at each of its calls, one after the other.</summary>
public sealed class SweepTests
{
    private const int Calls = 75;
    private const int Salts = 2;

    // A seed whose state is kept in memory: some thousands of histories would wait for the disk for minutes.
    private const ulong InMemory = 1;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static TheoryData<string> Kinds => new(Enum.GetNames<IncidentKind>());

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Whatever_goes_wrong_at_whichever_call_no_promise_is_broken(string name)
    {
        IncidentKind kind = Enum.Parse<IncidentKind>(name);
        for (int at = 1; at <= Calls; at++)
        {
            for (int salt = 0; salt < Salts; salt++)
            {
                await PlayAsync(new Incident(0, at, kind, (salt * 7919) + at, WritesOnly: false));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Whatever_goes_wrong_while_a_run_is_undone_no_promise_is_broken(string name)
    {
        IncidentKind kind = Enum.Parse<IncidentKind>(name);
        for (int at = 1; at <= Calls; at++)
        {
            await PlayAsync(new RunSpec(true, Hour, Undoes: 0), new Incident(1, at, kind, at, WritesOnly: false));
        }
    }

    [Fact]
    public async Task Nothing_goes_wrong_in_a_quiet_world() => await PlayAsync();

    [Theory]
    [InlineData(nameof(IncidentKind.HtmlPage))]
    [InlineData(nameof(IncidentKind.ErrorAfterEffect))]
    public async Task A_hand_edit_while_a_write_has_no_clear_answer_is_not_undone(string unclear)
    {
        for (int at = 1; at <= Calls; at++)
        {
            for (int salt = 0; salt < 15; salt++)
            {
                await PlayAsync(new Incident(0, at, IncidentKind.EditRescue, salt, false), new Incident(0, at, Enum.Parse<IncidentKind>(unclear), salt, true));
            }
        }
    }

    [Theory]
    [InlineData(nameof(IncidentKind.UnknownWordAfterEffect))]
    [InlineData(nameof(IncidentKind.HtmlPageAfterEffect))]
    public async Task What_is_done_stays_so_in_the_history_if_nobody_can_look_right_afterwards(string unclear)
    {
        for (int at = 1; at <= Calls; at++)
        {
            await PlayAsync(new Incident(0, at, Enum.Parse<IncidentKind>(unclear), at, true), new Incident(0, at + 1, IncidentKind.ThrottleForLong, at, false));
        }
    }

    [Fact]
    public async Task Somebody_created_by_hand_in_the_middle_of_a_run_is_no_obstacle_to_coming_to_rest()
    {
        for (int at = 1; at <= Calls; at++)
        {
            for (int salt = 0; salt < 25; salt++)
            {
                await PlayAsync(new Incident(0, at, IncidentKind.EditRescue, salt, false));
            }
        }
    }

    private static Task PlayAsync(params ImmutableArray<Incident> incidents) => PlayAsync(new RunSpec(true, Hour), incidents);

    private static async Task PlayAsync(RunSpec second, params ImmutableArray<Incident> incidents)
    {
        Scenario scenario = new(InMemory, World(), [new RunSpec(true, Hour), second], incidents);
        HistoryResult result = await HistoryRunner.RunAsync(scenario);
        if (result.Violation is { } violation)
        {
            HistoryResult told = await HistoryRunner.RunAsync(scenario, tellsStory: true);
            Assert.Fail($"{string.Join(" and ", incidents)}: {violation.Rule}: {violation.What}\n{string.Join('\n', told.Story)}");
        }
    }

    private static WorldSpec World() => new()
    {
        Policy = new PolicySpec
        {
            Support = new PairingSpec { Mobile = true, ManagesDescription = true },
            Field = new PairingSpec(),
            Admins = new PairingSpec(),
            AdministratorTarget = AdministratorTarget.Masters,
            MinimumMasterAdministrators = 3,
        },
        NestsLevelTwo = true,
        Seats = 3,
        People =
        [
            new PersonSpec(0) { IsInDirectory = true, Groups = 1 << GroupIndex.Support },
            new PersonSpec(1) { IsInDirectory = true, Groups = 1 << GroupIndex.LevelTwo, Place = InitialPlace.Support, HasOldName = true, HasNick = true, IsEnabled = false },
            new PersonSpec(2) { Place = InitialPlace.Support, HasMobile = true, HasSsoId = true },
            new PersonSpec(3) { IsInDirectory = true, Groups = 1 << GroupIndex.Field, Place = InitialPlace.Support, HasMobile = true, HasNick = true },
            new PersonSpec(4) { IsInDirectory = true, Groups = 1 << GroupIndex.Admins },
            new PersonSpec(5) { Place = InitialPlace.Masters },
            new PersonSpec(6) { IsInDirectory = true, State = AccountState.Disabled, Groups = 1 << GroupIndex.Field, Place = InitialPlace.Field },
        ],
    };
}
