namespace Rescue.AdSync.ActiveDirectory.Connecting;

/// <summary>Knows which domain controllers there are.</summary>
internal interface IServerLocator
{
    /// <summary>Lists the domain controllers to try, in this order.</summary>
    /// <exception cref="ConnectionFaultException">None can be found.</exception>
    Task<IReadOnlyList<LdapEndpoint>> LocateAsync(CancellationToken cancellationToken);
}

/// <summary>The one domain controller that is configured.</summary>
internal sealed class ConfiguredServer(ActiveDirectoryOptions options) : IServerLocator
{
    public Task<IReadOnlyList<LdapEndpoint>> LocateAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LdapEndpoint>>([new LdapEndpoint(options.Server, options.EffectivePort)]);
}
