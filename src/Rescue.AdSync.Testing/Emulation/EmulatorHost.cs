using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Rescue.AdSync.Testing.Emulation;

/// <summary>The web server below the emulator: bare, without configuration files, environment variables, or a hand on Ctrl+C.</summary>
internal sealed class EmulatorHost : IAsyncDisposable
{
    private const long MaxRequestBytes = 1024 * 1024;
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(2);

    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping = new();

    private EmulatorHost(WebApplication app, Func<HttpContext, CancellationToken, Task> handle)
    {
        _app = app;
        _app.Run(context => handle(context, _stopping.Token));
    }

    /// <summary>Gets the first address that is listened at.</summary>
    public Uri Address => new(Reachable(Addresses().First()));

    public static async Task<EmulatorHost> StartAsync(
        IEnumerable<string> urls, Func<HttpContext, CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        var host = new EmulatorHost(Build(urls), handle);
        try
        {
            await host._app.StartAsync(cancellationToken).ConfigureAwait(false);
            return host;
        }
        catch
        {
            await host.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _app.StopAsync(CancellationToken.None).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
    }

    private static WebApplication Build(IEnumerable<string> urls)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = MaxRequestBytes;
        });
        builder.Services.AddSingleton<IHostLifetime, OwnersLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopTimeout);
        WebApplication app = builder.Build();
        foreach (string url in urls)
        {
            app.Urls.Add(url);
        }

        return app;
    }

    // Nobody can connect to "any address": show one that leads here.
    private static string Reachable(string address)
    {
        var uri = new UriBuilder(address);
        return IPAddress.TryParse(uri.Host.Trim('[', ']'), out IPAddress? host) && (host.Equals(IPAddress.Any) || host.Equals(IPAddress.IPv6Any))
            ? new UriBuilder(uri.Scheme, "127.0.0.1", uri.Port).ToString()
            : uri.ToString();
    }

    private ICollection<string> Addresses() =>
        _app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;

    /// <summary>Leaves signals to the process that started the emulator; the usual lifetime would take Ctrl+C from it.</summary>
    private sealed class OwnersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
