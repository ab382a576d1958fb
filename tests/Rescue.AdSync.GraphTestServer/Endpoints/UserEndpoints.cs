using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting.Authentication;
using Rescue.AdSync.GraphTesting.Messages;
using Rescue.AdSync.GraphTesting.Queries;
using Rescue.AdSync.GraphTesting.Schema;

namespace Rescue.AdSync.GraphTesting.Endpoints;

/// <summary>Answers below <c>/users</c>.</summary>
internal sealed class UserEndpoints(GraphTenant tenant, PageSizes pages)
{
    private readonly CollectionQuery _users = new([GraphSchemas.User], "users") { Pages = pages };

    public GraphResponse List(GraphRequest request)
    {
        Permissions.Demand(request, Permissions.Users, Permissions.BasicUsers);
        return _users.Answer(request, Rows(request.IsEventual));
    }

    public GraphResponse Count(GraphRequest request)
    {
        Permissions.Demand(request, Permissions.Users, Permissions.BasicUsers);
        return _users.Count(request, Rows(request.IsEventual));
    }

    public GraphResponse One(GraphRequest request, string key)
    {
        Permissions.Demand(request, Permissions.Users, Permissions.BasicUsers);
        GraphUser user = Find(key) ?? throw GraphErrors.NotFound(key);
        request.Options.Refuse("expand");
        _users.CheckSelect(request.Options.Select);
        JsonObject json = new ObjectRenderer(request.Caller!, request.Options.Select, withType: false).Render(user);
        json.Insert(0, "@odata.context", $"{request.BaseAddress}/$metadata#users/$entity");
        return GraphResponse.Ok(json);
    }

    // By object id or sign-in name.
    private GraphUser? Find(string key) => Guid.TryParse(key, out _)
        ? tenant.Read(state => state.Find(key))?.Value as GraphUser
        : tenant.Users.FirstOrDefault(user => key.Equals(user.UserPrincipalName, StringComparison.OrdinalIgnoreCase));

    private Row[] Rows(bool isEventual) => tenant.Read(isEventual, state => state.Live(GraphSchemas.User).Select(item => new Row(item.Sequence, item.Value)).ToArray());
}
