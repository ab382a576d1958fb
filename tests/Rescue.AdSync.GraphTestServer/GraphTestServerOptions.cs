namespace Rescue.AdSync.GraphTesting;

/// <summary>How a <see cref="GraphTestServer"/> is set up.</summary>
public sealed record GraphTestServerOptions
{
    /// <summary>Gets the tenant's id.</summary>
    /// <value>The default value is a new id.</value>
    public string TenantId { get; init; } = Guid.NewGuid().ToString("D");

    /// <summary>Gets the tenant's content.</summary>
    /// <value>The default value is an empty tenant.</value>
    public GraphTenant Tenant { get; init; } = new();

    /// <summary>Gets the applications that may ask for tokens.</summary>
    public IReadOnlyList<GraphApplication> Applications { get; init; } = [];

    /// <summary>Gets the secret that an App Service's identity endpoint wants in <c>X-IDENTITY-HEADER</c>.</summary>
    public string IdentityHeader { get; init; } = Guid.NewGuid().ToString("N");

    /// <summary>Gets the addresses that tokens may be for, besides this server's own on loopback.</summary>
    /// <value>The default value is Graph in each cloud.</value>
    public IReadOnlyList<string> Audiences { get; init; } =
        ["https://graph.microsoft.com", "https://graph.microsoft.us", "https://dod-graph.microsoft.us", "https://microsoftgraph.chinacloudapi.cn"];

    /// <summary>Gets how long access tokens are good.</summary>
    /// <value>The default value is 3,599 seconds, as Entra ID has it.</value>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromSeconds(3_599);

    /// <summary>Gets the objects on a page without <c>$top</c>.</summary>
    /// <value>The default value is 100.</value>
    public int DefaultPageSize { get; init; } = 100;

    /// <summary>Gets the objects that a page has at most, to get many pages out of few objects; <c>$top</c> is still refused above 999 only.</summary>
    /// <value>The default value is 999.</value>
    public int MaxPageSize { get; init; } = 999;

    /// <summary>Gets a value indicating whether every list begins with a page of nothing and a link to the next, which paging allows.</summary>
    public bool EmptyFirstPage { get; init; }

    /// <summary>Gets how delta queries answer.</summary>
    public DeltaBehavior Delta { get; init; } = new();

    /// <summary>Gets the order in which batches are answered.</summary>
    /// <value>The default value is the reverse of what was sent.</value>
    public GraphBatchOrder BatchOrder { get; init; }

    /// <summary>Gets the resource units that an application has in ten seconds; <see langword="null"/> for no limit.</summary>
    /// <value>The default value is <see langword="null"/>. Graph gives 3,500 to a small tenant.</value>
    public int? ResourceUnitQuota { get; init; }

    /// <summary>Gets the clock for tokens, quota and headers.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
