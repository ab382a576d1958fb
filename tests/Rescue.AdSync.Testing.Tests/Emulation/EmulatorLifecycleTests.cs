using Microsoft.Extensions.Logging;

namespace Rescue.AdSync.Testing.Tests.Emulation;

public sealed class EmulatorLifecycleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_listens_on_loopback_until_it_is_disposed_of()
    {
        RescueEmulator emulator = await RescueEmulator.StartAsync(cancellationToken: Token);
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress };
        Assert.True(emulator.BaseAddress.IsLoopback);
        Assert.Contains("organisation", await http.GetStringAsync(new Uri("/", UriKind.Relative), Token), StringComparison.OrdinalIgnoreCase);

        await emulator.DisposeAsync();
        await emulator.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync(new Uri("/", UriKind.Relative), Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ; ")]
    [InlineData("https://127.0.0.1:0")]
    [InlineData("ftp://127.0.0.1:0")]
    [InlineData("127.0.0.1")]
    public async Task An_address_that_is_none_is_refused(string urls) =>
        await Assert.ThrowsAsync<ArgumentException>(() => RescueEmulator.StartAsync(new RescueEmulatorOptions { Urls = urls }, Token));

    [Fact]
    public async Task An_address_in_use_is_refused()
    {
        await using RescueEmulator first = await RescueEmulator.StartAsync(cancellationToken: Token);

        await Assert.ThrowsAsync<IOException>(
            () => RescueEmulator.StartAsync(new RescueEmulatorOptions { Urls = first.BaseAddress.ToString() }, Token));
    }

    [Fact]
    public async Task The_log_names_methods_and_answers_but_nothing_that_was_sent()
    {
        var log = new RecordingLogger();
        await using (TestEmulator emulator = await TestEmulator.StartAsync(new RescueEmulatorOptions { Logger = log }))
        {
            await emulator.LogInAsync();
            await emulator.PostAsync("getUser_v3", ("node", emulator.Ben));
        }

        string text = string.Join('\n', log.Lines);
        Assert.Contains("EmulatorStarted", text, StringComparison.Ordinal);
        Assert.Contains("getUser_v3", text, StringComparison.Ordinal);
        Assert.Contains("EmulatorStopped", text, StringComparison.Ordinal);
        Assert.DoesNotContain(RescueEmulatorOptions.DefaultPassword, text, StringComparison.Ordinal);
        Assert.DoesNotContain(RescueEmulatorOptions.DefaultServiceToken, text, StringComparison.Ordinal);
        Assert.DoesNotContain("ben.brook", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Listening_beyond_this_machine_is_warned_of()
    {
        var log = new RecordingLogger();

        Testing.Emulation.EmulatorSetup.ReadUrls(new RescueEmulatorOptions { Urls = "http://127.0.0.1:0;http://[::1]:0;http://localhost:5080;http://*:5080", Logger = log });

        Assert.StartsWith("EmulatorExposed", Assert.Single(log.Lines), StringComparison.Ordinal);
        Assert.Contains("http://*:5080", log.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_thousand_nodes_come_in_one_answer()
    {
        EmulatedAccount account = EmulatedAccount.CreateEmpty();
        for (int group = 0; group < 200; group++)
        {
            NodeId id = account.AddGroup(account.Technicians, $"Group {group}");
            for (int person = 0; person < 500; person++)
            {
                account.AddUser(id, $"Person {group}.{person}", $"p{group}.{person}@example.com");
            }
        }

        await using TestEmulator emulator = await TestEmulator.StartAsync(new RescueEmulatorOptions { Account = account });

        string answer = await emulator.PostAsync("getHierarchy_v2");

        Assert.Equal(100_206, answer.AsSpan().Count("NodeID:"));
        Assert.EndsWith("Type:Technician\n\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_callers_at_once_each_get_their_own_node()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();

        string[] answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => emulator.PostAsync("createUser", ("parent", emulator.Support))));

        Assert.Equal(64, answers.Distinct().Count());
        Assert.Equal(64, emulator.Emulator.Calls.Writes);
    }

    private sealed class RecordingLogger : ILogger
    {
        private readonly Lock _gate = new();
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines
        {
            get
            {
                lock (_gate)
                {
                    return [.. _lines];
                }
            }
        }

        IDisposable? ILogger.BeginScope<TState>(TState state) => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_gate)
            {
                _lines.Add($"{eventId.Name}: {formatter(state, exception)}");
            }
        }
    }
}
