using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing.Tests.Emulation;

public sealed class TreePageTests : IAsyncLifetime
{
    private TestEmulator _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await TestEmulator.StartAsync();

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task The_page_shows_tree_and_calls()
    {
        _emulator.Account.Edit(_emulator.Ben, node => node with { Status = NodeStatus.Disabled });
        await _emulator.PostAsync("getUser_v3", ("node", _emulator.Finn));

        string page = await _emulator.ReadPathAsync("/");

        Assert.Contains("<b>Level 2</b>", page, StringComparison.Ordinal);
        Assert.Contains("finn.fox@example.com</span> <mark>mobile</mark>", page, StringComparison.Ordinal);
        Assert.Contains("ben.brook@example.com</span> <mark>disabled</mark>", page, StringComparison.Ordinal);
        Assert.Contains("<td>getUser_v3</td><td>1</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_in_a_name_does_not_become_markup()
    {
        const string Evil = "<script>alert('x')</script>&\"";
        _emulator.Account.Edit(_emulator.Ben, node => node with { Name = Evil, Email = Evil });

        string page = await _emulator.ReadPathAsync("/");

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_password_nor_token_is_on_it()
    {
        await _emulator.LogInAsync();
        await _emulator.PostAsync("getAccount");

        string page = await _emulator.ReadPathAsync("/");

        Assert.DoesNotContain(RescueEmulatorOptions.DefaultPassword, page, StringComparison.Ordinal);
        Assert.DoesNotContain(RescueEmulatorOptions.DefaultServiceToken, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_big_tree_is_shown_in_part()
    {
        for (int i = 0; i < 6_000; i++)
        {
            _emulator.Account.AddUser(_emulator.Support, $"Person {i}", $"p{i}@example.com");
        }

        string page = await _emulator.ReadPathAsync("/");

        Assert.Contains("The first 5,000 nodes are shown.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("p5999@example.com", page, StringComparison.Ordinal);
    }
}
