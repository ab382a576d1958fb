using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Entra.Transport;

/// <summary>Everything that is asked of Graph, built by its SDK. What is not used is not selected.</summary>
internal sealed class GraphRequests(GraphServiceClient graph, GraphAddress address, int pageSize)
{
    /// <summary>The greatest number of ids that Graph takes in one filter.</summary>
    public const int MostIds = 15;

    private const string LatestToken = "$deltatoken=latest";

    private static readonly string[] GroupProperties = ["id", "displayName", "description", "visibility", "groupTypes", "membershipRuleProcessingState"];

    private static readonly string[] UserProperties =
        ["id", "accountEnabled", "userPrincipalName", "mail", "displayName", "givenName", "surname", "department", "jobTitle", "userType"];

    private static readonly string[] MemberProperties = [.. UserProperties.Union(GroupProperties)];

    private static readonly string[] SearchProperties =
        ["id", "displayName", "description", "visibility", "groupTypes", "securityEnabled", "mailEnabled", "isAssignableToRole", "onPremisesSyncEnabled"];

    /// <summary>Asks for a group's own properties.</summary>
    public GraphCall Group(ObjectId id) => Of(graph.Groups[id.ToString()]
        .ToGetRequestInformation(request => request.QueryParameters.Select = GroupProperties));

    /// <summary>Asks for the first page of a group's direct members, whatever they are.</summary>
    public GraphCall Members(ObjectId id) => Of(graph.Groups[id.ToString()].Members.ToGetRequestInformation(request =>
    {
        request.QueryParameters.Select = MemberProperties;
        request.QueryParameters.Top = pageSize;
    }));

    /// <summary>Asks how many direct members a group has.</summary>
    public GraphCall MemberCount(ObjectId id) => Of(graph.Groups[id.ToString()].Members.Count.ToGetRequestInformation(), isAdvanced: true);

    /// <summary>Asks how many direct members of a group are users.</summary>
    public GraphCall UserCount(ObjectId id) => Of(graph.Groups[id.ToString()].Members.GraphUser.Count.ToGetRequestInformation(), isAdvanced: true);

    /// <summary>Asks how many direct members of a group are groups.</summary>
    public GraphCall NestedCount(ObjectId id) => Of(graph.Groups[id.ToString()].Members.GraphGroup.Count.ToGetRequestInformation(), isAdvanced: true);

    /// <summary>Asks for users by their ids, at most <see cref="MostIds"/>.</summary>
    public GraphCall Users(IEnumerable<ObjectId> ids) => Of(graph.Users.ToGetRequestInformation(request =>
    {
        request.QueryParameters.Select = UserProperties;
        request.QueryParameters.Filter = $"id in ({string.Join(",", ids.Select(id => $"'{id}'"))})";
    }));

    /// <summary>Asks for the first page of all groups, and how many there are.</summary>
    public GraphCall AllGroups() => FindGroups(filter: null, search: null);

    /// <summary>Asks for the first page of the groups whose names have a word that begins with the term.</summary>
    public GraphCall GroupsByWord(string term) =>
        FindGroups(filter: null, search: $"\"displayName:{term.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");

    /// <summary>Asks for the first page of the groups of a name, or whose names begin with it.</summary>
    public GraphCall GroupsByName(GroupCriterion criterion, string term)
    {
        string literal = $"'{term.Replace("'", "''", StringComparison.Ordinal)}'";
        return FindGroups(criterion == GroupCriterion.Equals ? $"displayName eq {literal}" : $"startswith(displayName,{literal})", search: null);
    }

    /// <summary>Asks for the place in the stream of changes of groups that is now.</summary>
    public GraphCall GroupChangesFromNow() => FromNow(graph.Groups.Delta.ToGetRequestInformation(
        request => request.QueryParameters.Select = [.. GroupProperties, "members"]));

    /// <summary>Asks for the place in the stream of changes of users that is now.</summary>
    public GraphCall UserChangesFromNow() => FromNow(graph.Users.Delta.ToGetRequestInformation(
        request => request.QueryParameters.Select = UserProperties));

    private GraphCall FindGroups(string? filter, string? search) => Of(
        graph.Groups.ToGetRequestInformation(request =>
        {
            request.QueryParameters.Select = SearchProperties;
            request.QueryParameters.Filter = filter;
            request.QueryParameters.Search = search;
            request.QueryParameters.Count = true;
            request.QueryParameters.Top = pageSize;
        }),
        isAdvanced: true);

    private GraphCall FromNow(RequestInformation request)
    {
        GraphCall call = Of(request);
        return call with { Path = $"{call.Path}&{LatestToken}" };
    }

    // The SDK writes %24 for the dollar of an option's name, which Graph does not take everywhere within a batch.
    private GraphCall Of(RequestInformation request, bool isAdvanced = false) =>
        address.Follow(request.URI.AbsoluteUri.Replace("%24", "$", StringComparison.Ordinal), isAdvanced);
}
