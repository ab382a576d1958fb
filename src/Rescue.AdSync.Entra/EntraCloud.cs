namespace Rescue.AdSync.Entra;

/// <summary>The cloud that a tenant lives in. Tokens of one are worth nothing in another.</summary>
public enum EntraCloud
{
    /// <summary>The worldwide service, GCC included: graph.microsoft.com, login.microsoftonline.com.</summary>
    Public,

    /// <summary>Microsoft Cloud for US Government, GCC High (L4): graph.microsoft.us, login.microsoftonline.us.</summary>
    UsGovernment,

    /// <summary>Microsoft Cloud for US Government, Department of Defense (L5): dod-graph.microsoft.us, login.microsoftonline.us.</summary>
    UsGovernmentDod,

    /// <summary>China, operated by 21Vianet: microsoftgraph.chinacloudapi.cn, login.chinacloudapi.cn.</summary>
    China,
}
