namespace Rescue.AdSync.RescueApi.Transport;

/// <summary>A method of the API, and whether it may be repeated when nobody knows if it took effect (E4).</summary>
/// <param name="Name">The page's name, without its ending.</param>
/// <param name="IsWrite">Whether it changes anything.</param>
internal sealed record RescueMethod(string Name, bool IsWrite)
{
    public static readonly RescueMethod Login = new("login", IsWrite: false);
    public static readonly RescueMethod GetAccount = new("getAccount", IsWrite: false);
    public static readonly RescueMethod GetHierarchy = new("getHierarchy_v2", IsWrite: false);
    public static readonly RescueMethod GetUser = new("getUser_v3", IsWrite: false);
    public static readonly RescueMethod GetGroup = new("getGroup_v2", IsWrite: false);
    public static readonly RescueMethod CreateUser = new("createUser", IsWrite: true);
    public static readonly RescueMethod SetUser = new("setUser_v2", IsWrite: true);
    public static readonly RescueMethod CreateGroup = new("createGroup", IsWrite: true);
    public static readonly RescueMethod SetGroup = new("setGroup_v2", IsWrite: true);
    public static readonly RescueMethod MoveNode = new("moveNode", IsWrite: true);

    /// <summary>Tells the handlers which method a request is for.</summary>
    public static readonly HttpRequestOptionsKey<RescueMethod> Key = new("Rescue.AdSync.RescueApi.Method");

    /// <summary>Gets the method of a request; one that bears none counts as a write.</summary>
    public static RescueMethod Of(HttpRequestMessage? request) =>
        request is not null && request.Options.TryGetValue(Key, out RescueMethod? method) ? method : new("unknown", IsWrite: true);
}
