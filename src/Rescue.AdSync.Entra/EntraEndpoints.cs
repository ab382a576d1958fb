using Azure.Identity;

namespace Rescue.AdSync.Entra;

/// <summary>Where a cloud's Graph and its sign-in are.</summary>
/// <param name="Graph">The address of Graph with its version, without a slash at the end.</param>
/// <param name="Authority">The address that gives out tokens.</param>
/// <param name="Scope">What a token is asked for.</param>
internal sealed record EntraEndpoints(Uri Graph, Uri Authority, string Scope)
{
    /// <summary>Finds the addresses for a set of options.</summary>
    public static EntraEndpoints Of(EntraOptions options)
    {
        (string resource, Uri authority) = options.Cloud switch
        {
            EntraCloud.UsGovernment => ("https://graph.microsoft.us", AzureAuthorityHosts.AzureGovernment),
            EntraCloud.UsGovernmentDod => ("https://dod-graph.microsoft.us", AzureAuthorityHosts.AzureGovernment),
            EntraCloud.China => ("https://microsoftgraph.chinacloudapi.cn", AzureAuthorityHosts.AzureChina),
            _ => ("https://graph.microsoft.com", AzureAuthorityHosts.AzurePublicCloud),
        };
        string graph = (options.GraphBaseAddress?.AbsoluteUri ?? $"{resource}/v1.0").TrimEnd('/');
        return new EntraEndpoints(new Uri(graph), options.AuthorityHost ?? authority, $"{resource}/.default");
    }
}
