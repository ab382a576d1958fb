using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions.Authentication;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Benchmarks.Graph;

/// <summary>The Graph SDK as its documentation shows it: typed models and a page iterator. It is spared the sign-in.</summary>
internal sealed class TypedReader : IMemberReader
{
    private static readonly string[] Properties =
        ["id", "accountEnabled", "userPrincipalName", "mail", "displayName", "givenName", "surname", "department", "jobTitle", "userType"];

    private readonly HttpClient _http;
    private readonly GraphServiceClient _graph;

    public TypedReader(HttpMessageHandler network)
    {
        _http = GraphClientFactory.Create(finalHandler: network);
        _graph = new GraphServiceClient(_http, new AnonymousAuthenticationProvider(), MemberPages.Root);
    }

    public async Task<List<DirectoryUser>> ReadAsync()
    {
        var users = new List<DirectoryUser>();
        DirectoryObjectCollectionResponse? first = await _graph.Groups[MemberPages.GroupId].Members.GetAsync(request =>
        {
            request.QueryParameters.Select = Properties;
            request.QueryParameters.Top = MemberPages.PageSize;
        });
        var pages = PageIterator<DirectoryObject, DirectoryObjectCollectionResponse>.CreatePageIterator(_graph, first!, member =>
        {
            users.Add(ToUser((User)member));
            return true;
        });
        await pages.IterateAsync();
        return users;
    }

    public void Dispose()
    {
        _graph.Dispose();
        _http.Dispose();
    }

    private static DirectoryUser ToUser(User user) => new()
    {
        Id = ObjectId.Parse(user.Id!),
        UserPrincipalName = user.UserPrincipalName,
        Mail = user.Mail,
        DisplayName = user.DisplayName,
        GivenName = user.GivenName,
        Surname = user.Surname,
        Department = user.Department,
        JobTitle = user.JobTitle,
        State = user.AccountEnabled switch { true => AccountState.Enabled, false => AccountState.Disabled, null => AccountState.Unknown },
        IsGuest = user.UserType == "Guest",
    };
}
