using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.RescueApi.Tests.Support;

/// <summary>The client as a host composes it, talking to a scripted server, with short waits.</summary>
internal sealed class Sut : IDisposable
{
    public const string Token = "toksecret0a1b2c3d4e";
    public const string Password = "Pw-Secret:1 & 2%";
    public const string Email = "mia@example.com";

    private readonly ServiceProvider _provider;

    public Sut(Action<RescueApiOptions>? configure = null, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddRescueApi(options =>
        {
            options.BaseAddress = Server.Address;
            options.ServiceToken = Token;
            Hurry(options);
            configure?.Invoke(options);
        });
        more?.Invoke(services);
        _provider = services.BuildServiceProvider();
    }

    public RescueServer Server { get; } = new();

    public LogCapture Log { get; } = new();

    public IServiceProvider Services => _provider;

    public IRescueAdminClient Client => _provider.GetRequiredService<IRescueAdminClient>();

    public static Sut WithPassword(Action<RescueApiOptions>? configure = null, Action<IServiceCollection>? more = null) => new(
        options =>
        {
            options.ServiceToken = null;
            options.Email = Email;
            options.Password = Password;
            configure?.Invoke(options);
        },
        more);

    public static void Hurry(RescueApiOptions options)
    {
        options.RetryDelay = TimeSpan.FromMilliseconds(1);
        options.MaxRetryDelay = TimeSpan.FromMilliseconds(5);
    }

    public void Dispose()
    {
        _provider.Dispose();
        Server.Dispose();
    }
}
