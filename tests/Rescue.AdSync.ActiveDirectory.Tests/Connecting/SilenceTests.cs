using Rescue.AdSync.ActiveDirectory.Fakes;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.ActiveDirectory.Connecting;

/// <summary>Servers that accept connections and then fall silent, at every point where one can.</summary>
public sealed class SilenceTests : IDisposable
{
    // Long enough for what a busy machine has to do before the silence begins, and no longer than a test should take.
    private static readonly TimeSpan BeforeTls = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterTls = TimeSpan.FromSeconds(5);

    private readonly TestAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [Theory]
    [InlineData(ActiveDirectorySecurity.Ldaps, "160303007A")]
    [InlineData(ActiveDirectorySecurity.Ldaps, "1603030004020000")]
    [InlineData(ActiveDirectorySecurity.StartTls, "300C02010178")]
    [InlineData(ActiveDirectorySecurity.StartTls, "300C02010178070A010004000400")]
    public async Task A_server_that_breaks_off_in_the_middle_of_TLS_is_not_waited_for(ActiveDirectorySecurity security, string beginning)
    {
        await using var server = LoopbackServer.Answering(Convert.FromHexString(beginning));

        string message = await FaultAsync(Options(server.Port) with { Security = security });

        Assert.Contains("kept silent instead of agreeing on TLS", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_keeps_silent_after_TLS_is_not_waited_for()
    {
        await using var server = LoopbackServer.Tls(_authority.Issue(300, "127.0.0.1"));

        string message = await FaultAsync(Options(server.Port) with { CaCertificateFile = _authority.File, ConnectTimeout = AfterTls });

        Assert.Contains("kept silent when it was asked", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_answers_the_sign_in_is_not_waited_for()
    {
        await using var server = MuteServer.ToSignInsOverTls(_authority.Issue(300, "127.0.0.1"));

        string message = await FaultAsync(Options(server.Port) with { CaCertificateFile = _authority.File, ConnectTimeout = AfterTls });

        Assert.Contains("did not answer the sign-in within", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_speaks_TLS_on_the_plain_port_is_told_from_others()
    {
        // What a server that expects TLS answers to anything else: an alert.
        await using var server = LoopbackServer.Answering(Convert.FromHexString("15030300020246"));

        string startTls = await FaultAsync(Options(server.Port) with { Security = ActiveDirectorySecurity.StartTls });
        string plain = await FaultAsync(Options(server.Port) with { Security = ActiveDirectorySecurity.None });

        Assert.Contains("its answer is TLS already", startTls, StringComparison.Ordinal);
        Assert.Contains("its answer is TLS already", plain, StringComparison.Ordinal);
        Assert.Contains("Set Security to Ldaps", plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_server_on_the_TLS_port_is_told_from_others()
    {
        // Notice of disconnection (RFC 4511), which servers send for what they do not understand.
        await using var server = LoopbackServer.Answering(
            Convert.FromHexString("302402010078" + "1F0A010204000400" + "8A16" + Convert.ToHexString("1.3.6.1.4.1.1466.20036"u8)));

        string message = await FaultAsync(Options(server.Port));

        Assert.Contains("does not speak TLS as expected", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_that_swallows_everything_is_not_waited_for()
    {
        using var nothing = new BlackHole();

        string message = await FaultAsync(Options(nothing.Port));

        Assert.Contains($"within 1 s 127.0.0.1:{nothing.Port} did not answer", message, StringComparison.Ordinal);
        Assert.Contains("whether a firewall is in between", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_many_sign_ins_hang_a_bounded_number_of_threads_is_left_and_the_rest_is_refused()
    {
        var name = new DirectoryName("mute50");
        LdapConnector connector;
        await using (var server = MuteServer.ToSignIns())
        {
            ActiveDirectoryOptions options = Options(server.Port) with { Security = ActiveDirectorySecurity.None, ConnectTimeout = TimeSpan.FromMilliseconds(300) };
            connector = ActiveDirectorySource.Connector(name, options, null, []);
            var messages = new List<string>();
            // On a busy machine some do not even come to the sign-in within their time.
            while (messages.Count < 30 || !messages[^1].Contains("earlier sign-ins", StringComparison.Ordinal))
            {
                DirectoryException exception = await Assert.ThrowsAsync<DirectoryException>(() => connector.ConnectAsync(TestContext.Current.CancellationToken));
                messages.Add(exception.Message);
            }

            Assert.Equal(SignInSlots.Limit, connector.Hanging);
            Assert.Equal(SignInSlots.Limit, ThreadsNamed($"LDAP {name}"));
            Assert.Equal(SignInSlots.Limit, messages.Count(message => message.Contains("did not answer the sign-in", StringComparison.Ordinal)));
            Assert.Contains("restart this program", messages[^1], StringComparison.Ordinal);
        }

        // The server is gone, and with it what they waited for.
        while (connector.Hanging > 0 || ThreadsNamed($"LDAP {name}") > 0)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Sign_ins_at_the_same_time_wait_for_each_other_and_never_use_more_threads()
    {
        await using var server = MuteServer.ToSignIns();
        ActiveDirectoryOptions options = Options(server.Port) with { Security = ActiveDirectorySecurity.None, ConnectTimeout = TimeSpan.FromSeconds(3) };
        LdapConnector connector = ActiveDirectorySource.Connector(new DirectoryName("mute-all"), options, null, []);

        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ =>
            Assert.ThrowsAsync<DirectoryException>(() => connector.ConnectAsync(TestContext.Current.CancellationToken))));

        Assert.Equal(SignInSlots.Limit, connector.Hanging);
        Assert.InRange(ThreadsNamed("LDAP mute-all"), 0, SignInSlots.Limit);
    }

    // The operating system keeps 15 characters of a thread's name.
    private static int ThreadsNamed(string name) => !OperatingSystem.IsLinux()
        ? SignInSlots.Limit
        : Directory.GetDirectories("/proc/self/task").Count(task => NameOf(task) == name[..Math.Min(15, name.Length)]);

    private static string NameOf(string task)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "comm")).TrimEnd('\n');
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return string.Empty;
        }
    }

    private static ActiveDirectoryOptions Options(int port) => new()
    {
        Server = "127.0.0.1",
        Port = port,
        UserName = "sync@example.com",
        Password = new Secret("open sesame"),
        ConnectTimeout = BeforeTls,
    };

    private static async Task<string> FaultAsync(ActiveDirectoryOptions options)
    {
        var source = new ActiveDirectorySource(new DirectoryName("hq"), options);
        DirectoryException exception = await Assert.ThrowsAsync<DirectoryException>(
            () => source.FindGroupsAsync(GroupQuery.All, TestContext.Current.CancellationToken));
        Assert.DoesNotContain("sesame", exception.ToString(), StringComparison.Ordinal);
        return exception.Message;
    }
}
