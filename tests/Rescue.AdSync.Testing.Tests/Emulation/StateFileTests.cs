using System.Text;
using System.Text.Json;

namespace Rescue.AdSync.Testing.Tests.Emulation;

public sealed class StateFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adsync-state-").FullName;

    private string FilePath => Path.Combine(_folder, "rescue.json");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_written_through_one_emulator_is_there_in_the_next()
    {
        IReadOnlyList<EmulatedNode> before;
        await using (TestEmulator first = await StartAsync())
        {
            first.Account.MobileSeats = 7;
            Assert.Equal("OK", await first.PostAsync("setUser_v2", first.UserFields(first.Ben, ("name", "Ben \"B\" Brøök\n2"), ("nick", "B"), ("mobileaddon", "True"))));
            Assert.StartsWith("OK ", await first.PostAsync("createGroup", ("parent", first.Support)), StringComparison.Ordinal);
            Assert.Equal("OK", await first.PostAsync("deleteNode", ("nodeID", first.Finn)));
            before = first.Account.Nodes;
        }

        await using TestEmulator second = await StartAsync();

        Assert.Equal(before.Select(Text), second.Account.Nodes.Select(Text));
        Assert.Equal(7, second.Account.MobileSeats);
        Assert.Equal("OK", await second.PostBareAsync("login", null, ("email", EmulatedAccount.DefaultCallerEmail), ("pwd", RescueEmulatorOptions.DefaultPassword)));
        string created = await second.PostAsync("createUser", ("parent", second.Support));
        Assert.DoesNotContain(before, node => created == $"OK {node.Id}");
    }

    [Fact]
    public async Task Each_write_is_in_the_file_before_it_is_answered()
    {
        await using TestEmulator emulator = await StartAsync();

        for (int i = 0; i < 5; i++)
        {
            string created = await emulator.PostAsync("createUser", ("parent", emulator.Support));
            EmulatedAccount saved = await LoadAsync();
            Assert.NotNull(saved.Find(new NodeId(long.Parse(created[3..], null))));
        }
    }

    [Fact]
    public async Task Whoever_looks_during_writes_finds_a_whole_file()
    {
        await using TestEmulator emulator = await StartAsync();
        Task<string[]> writes = Task.WhenAll(Enumerable.Range(0, 40).Select(_ => emulator.PostAsync("createUser", ("parent", emulator.Support))));

        int seen = 0;
        while (!writes.IsCompleted)
        {
            int count = (await LoadAsync()).Count;
            Assert.True(count >= seen, "An older state came back.");
            seen = count;
        }

        Assert.All(await writes, answer => Assert.StartsWith("OK ", answer, StringComparison.Ordinal));
        Assert.Equal(emulator.Account.Count, (await LoadAsync()).Count);
    }

    [Fact]
    public async Task A_save_that_was_cut_short_leaves_the_file_before_it()
    {
        await using (await StartAsync())
        {
        }

        string whole = await File.ReadAllTextAsync(FilePath, Token);
        await File.WriteAllTextAsync(FilePath + ".new", whole[..(whole.Length / 2)], Token);

        await using TestEmulator emulator = await StartAsync();

        Assert.Single(emulator.Account.FindByEmail("ben.brook@example.com"));
        await emulator.PostAsync("createUser", ("parent", emulator.Support));
        Assert.Equal(emulator.Account.Count, (await LoadAsync()).Count);
        Assert.False(File.Exists(FilePath + ".new"));
    }

    [Fact]
    public async Task A_hand_edit_is_saved_at_the_end()
    {
        await using (TestEmulator emulator = await StartAsync())
        {
            emulator.Account.Edit(emulator.Ben, node => node with { Name = "Benjamin" });
        }

        Assert.Equal("Benjamin", (await LoadAsync()).FindByEmail("ben.brook@example.com")[0].Name);
    }

    [Fact]
    public async Task Passwords_and_tokens_are_in_no_file()
    {
        await using (TestEmulator emulator = await StartAsync())
        {
            Assert.Equal("OK", await emulator.PostAsync("setUser_v2", emulator.UserFields(emulator.Ben, ("pwd", "Hidden-Passw0rd"), ("confpwd", "Hidden-Passw0rd"))));
        }

        string text = await File.ReadAllTextAsync(FilePath, Token);
        Assert.DoesNotContain("Passw0rd", text, StringComparison.Ordinal);
        Assert.DoesNotContain(RescueEmulatorOptions.DefaultServiceToken, text, StringComparison.Ordinal);
        Assert.Contains("\"hasPassword\":true", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("{}", "'schema' is ''")]
    [InlineData("""{ "schema": "rescue-emulator-state/1", "nodes": [ { "id": 0 } ] }""", "no 'id'")]
    [InlineData("""{ "schema": "rescue-emulator-state/1", "nodes": [ null ] }""", "no 'id'")]
    [InlineData("""{ "schema": "rescue-emulator-state/1", "nodes": [ { "id": 1, "type": "Castle" } ] }""", "'Castle'")]
    [InlineData("""{ "schema": "rescue-emulator-state/1", "nodes": [ { "id": 1, "type": "Root", "status": "Gone" } ] }""", "'Gone'")]
    [InlineData("""{ "schema": "rescue-emulator-state/1", "nodes": [ { "id": 1, "type": "Root", "status": "Offline" }, { "id": 1, "type": "Root", "status": "Offline" } ] }""", "occurs twice")]
    [InlineData("""{ "schema": "rescue-emulator-state/1", "caller": 5, "nodes": [ { "id": 1, "type": "Root", "status": "Offline" } ] }""", "'caller', node 5")]
    public async Task A_file_of_another_kind_is_refused_and_left_alone(string content, string expected)
    {
        await File.WriteAllTextAsync(FilePath, content, Token);

        InvalidDataException exception = await Assert.ThrowsAsync<InvalidDataException>(StartAsync);

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Contains(FilePath, exception.Message, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(FilePath, Token));
    }

    [Fact]
    public async Task The_state_is_also_served_as_JSON()
    {
        await using TestEmulator emulator = await StartAsync();

        using var json = new MemoryStream(Encoding.UTF8.GetBytes(await emulator.ReadPathAsync("state")));
        EmulatedAccount served = await EmulatedAccount.LoadAsync(json, Token);

        Assert.Equal(emulator.Account.Nodes.Select(Text), served.Nodes.Select(Text));
    }

    private static string Text(EmulatedNode node) => JsonSerializer.Serialize(AccountFileMapping.ToEntry(node), AccountFileContext.Default.NodeEntry);

    private Task<TestEmulator> StartAsync() => TestEmulator.StartAsync(new RescueEmulatorOptions { StateFile = FilePath });

    private async Task<EmulatedAccount> LoadAsync()
    {
        await using FileStream stream = new(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return await EmulatedAccount.LoadAsync(stream, Token);
    }
}
