using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.RescueApi.Tests.Support;

namespace Rescue.AdSync.RescueApi.Tests.DependencyInjection;

public sealed class RegistrationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static void Configure(RescueApiOptions options) => options.ServiceToken = Sut.Token;

    [Fact]
    public void S7_a_container_with_the_reader_alone_cannot_write()
    {
        using ServiceProvider provider = new ServiceCollection().AddRescueApiReader(Configure).BuildServiceProvider(validateScopes: true);

        IRescueReader reader = provider.GetRequiredService<IRescueReader>();

        Assert.IsNotType<IRescueAdminClient>(reader, exactMatch: false);
        Assert.Null(provider.GetService<IRescueAdminClient>());
        Assert.Null(provider.GetService<RescueAdminClient>());
    }

    [Fact]
    public void Registers_the_client_and_a_reader_that_is_not_the_client()
    {
        using ServiceProvider provider = new ServiceCollection().AddRescueApi(Configure).BuildServiceProvider(validateScopes: true);

        Assert.IsType<RescueAdminClient>(provider.GetRequiredService<IRescueAdminClient>());
        Assert.IsType<RescueReader>(provider.GetRequiredService<IRescueReader>());
        Assert.Same(provider.GetRequiredService<IRescueAdminClient>(), provider.GetRequiredService<RescueAdminClient>());
    }

    [Fact]
    public async Task Registering_again_in_any_order_changes_nothing_but_the_options()
    {
        using var sut = new Sut(more: services => services.AddRescueApiReader().AddRescueApi(options => options.MaxRetries = 2).AddRescueApi());
        sut.Server.On("getAccount", Reply.Text("ERROR"));

        await Assert.ThrowsAsync<RescueException>(() => sut.Client.GetAccountAsync(Cancel));

        Assert.Equal(3, sut.Server.Calls("getAccount"));
    }

    [Fact]
    public async Task Reader_and_client_share_one_session()
    {
        using Sut sut = Sut.WithPassword();
        sut.Server.On("login", Reply.SignedIn("one")).On("getAccount", Reply.File("getAccount"));

        await sut.Client.GetAccountAsync(Cancel);
        await sut.Services.GetRequiredService<IRescueReader>().GetAccountAsync(Cancel);

        Assert.Equal(1, sut.Server.Calls("login"));
    }

    [Fact]
    public async Task Whatever_is_registered_already_is_kept()
    {
        using var other = new Sut();
        other.Server.On("getAccount", Reply.File("getAccount"));
        IRescueReader mine = other.Client;
        await using ServiceProvider provider = new ServiceCollection().AddSingleton(mine).AddRescueApi(Configure).BuildServiceProvider();

        Assert.Same(mine, provider.GetRequiredService<IRescueReader>());
        Assert.Equal(51234, (await provider.GetRequiredService<IRescueReader>().GetAccountAsync(Cancel)).AccountId);
    }

    [Fact]
    public void Faulty_options_are_named_all_at_once_when_the_host_starts()
    {
        using ServiceProvider provider = new ServiceCollection()
            .AddRescueApi(options => (options.BaseAddress, options.MaxRetries) = (new Uri("http://rescue.example.com"), -1))
            .BuildServiceProvider();

        var invalid = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Equal(3, invalid.Failures.Count());
    }
}
