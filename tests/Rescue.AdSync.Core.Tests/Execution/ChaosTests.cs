using CsCheck;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Core.Tests.Fakes;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Core.Tests.Execution;

/// <summary>Runs in which any call may fail in any way, followed by runs in which none does.</summary>
public sealed class ChaosTests
{
    [Fact]
    public Task E4_Whatever_fails_nobody_is_lost_doubled_or_stranded() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 40]).SampleAsync(
            async (seed, percent) => await new Scenario(seed, percent).RunAsync(),
            iter: 80,
            threads: 1);

    private sealed class Scenario : SyncTest
    {
        private static readonly RescueResult[] Failures = [Answers.TimedOut, Answers.Error, Answers.Unheard, Answers.NoSeat, Answers.EmailInUse, Answers.NoName];

        private const int UnclearFailures = 3;

        private readonly Random _random;
        private readonly int _percent;
        private readonly ObjectId[] _groups;
        private readonly ObjectId[] _people;

        public Scenario(int seed, int percent)
        {
            _random = new Random(seed);
            _percent = percent;
            Options = Options with { MaxConsecutiveFailures = 1000 };
            Policy = Policy with { MinimumMasterAdministrators = 2 };
            ObjectId nested = Directory.Group("Nested");
            _groups = [nested, Directory.Group("Helpdesk", nested), Directory.Group("Field"), Directory.Group("Admins")];
            _people = [.. Enumerable.Range(0, 8).Select(i => Directory.User($"p{i}@example.com"))];
            Account.Group(FakeAccount.Technicians, "Field");
            Pair("Helpdesk", "Technicians/Support", pairing => pairing with { MobileLicense = true });
            Pair("Field", "Technicians/Field");
            Pair("Admins", "MasterAdministrators", pairing => pairing with { Role = Role.MasterAdministrator });
        }

        public async Task RunAsync()
        {
            for (int round = 0; round < 4; round++)
            {
                ChangeTheDirectory(round);
                RunReport? report = await SyncInChaosAsync();
                Assert.True(report is null || report.Plan.Actions.SequenceEqual(report.Outcomes.Select(outcome => outcome.Action)));
                NobodyIsDoubled();
            }

            Rescue.Chaos = null;
            await SyncApprovedAsync();
            await SyncApprovedAsync();
            await NothingIsLeftToDoAsync();
            NobodyIsDoubled();
            Assert.All([FakeAccount.Holder, FakeAccount.Caller], node => Assert.True(Rescue[node].IsEnabled));
        }

        /// <summary>Everybody goes somewhere, or nowhere; every round some get a new e-mail or a new name.</summary>
        private void ChangeTheDirectory(int round)
        {
            foreach (ObjectId group in _groups)
            {
                Directory.MembersOf(group).RemoveAll(_people.Contains);
            }

            for (int i = 0; i < _people.Length; i++)
            {
                int place = _random.Next(_groups.Length + 1);
                if (place < _groups.Length)
                {
                    Directory.MembersOf(_groups[place]).Add(_people[i]);
                }

                string suffix = _random.Next(3) == 0 ? $"r{round}" : string.Empty;
                Directory.Change(_people[i], user => user with { Mail = $"p{i}{suffix}@example.com", DisplayName = $"Person {i} {suffix}" });
            }
        }

        private async Task<RunReport?> SyncInChaosAsync()
        {
            Rescue.Chaos = null;
            Preview preview = await PreviewAsync();
            Rescue.Chaos = MayFail;
            return preview.Plan.Actions.IsEmpty ? null : await ApplyAsync(preview, approve: true);
        }

        private async Task SyncApprovedAsync()
        {
            RunReport report = await ApplyAsync(await PreviewAsync(), approve: true);
            Assert.True(report.IsComplete, string.Join("; ", report.Outcomes.Select(outcome => $"{outcome.Action}: {outcome.Message}")));
        }

        private FakeFault? MayFail(MadeCall call)
        {
            if (_random.Next(100) >= _percent)
            {
                return null;
            }

            RescueResult failure = Failures[_random.Next(call.IsWrite ? Failures.Length : UnclearFailures)];
            return new FakeFault(call.Method, failure) { TakesEffect = failure.IsOutcomeUnknown && _random.Next(2) == 0 };
        }

        private void NobodyIsDoubled()
        {
            Assert.All(
                Rescue.Nodes.Where(node => node.Type.IsUser() && !node.Email.IsNone).GroupBy(node => node.Email),
                nodes => Assert.Single(nodes));
            Assert.All(
                Rescue.Nodes.Where(node => node.Type.IsUser() && node.Name?.StartsWith("Person", StringComparison.Ordinal) == true).GroupBy(node => (node.Name!.Split(' ')[1], node.Type.SideOf())),
                nodes => Assert.Single(nodes));
        }
    }
}
