using System.Globalization;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra.Json;
using Rescue.AdSync.Entra.SignIn;
using Rescue.AdSync.Entra.Transport;

namespace Rescue.AdSync.Entra.Members;

/// <summary>
/// The reading of one group: page by page, then held against the number of members that Graph counts. Whatever leaves a
/// doubt is read a second time from the beginning; what is doubtful then makes the group incomplete (S1).
/// </summary>
internal sealed class GroupReading(ObjectId id, GroupProperties? properties, GraphSession session, bool isCounted)
{
    private const int MostPages = 10_000;
    private const string ReadHidden = "Member.Read.Hidden";

    private readonly MemberTally _tally = new();
    private readonly HashSet<string> _links = new(StringComparer.Ordinal);
    private GroupProperties? _properties = properties;
    private GraphRequest<GroupProperties>? _own;
    private GraphRequest<Page<MemberRecord>>? _page;
    private GraphRequest<int>? _count;
    private GraphRequest<int>? _userCount;
    private GraphRequest<int>? _nestedCount;
    private GraphFailureException? _failure;
    private string? _doubt;

    public ObjectId Id => id;

    /// <summary>Gets a value indicating whether there is no such group.</summary>
    public bool IsMissing { get; private set; }

    /// <summary>Gets a value indicating whether there are pages left to read.</summary>
    public bool HasMore => _page is not null;

    /// <summary>Gets a value indicating whether what was read is not what it should be.</summary>
    public bool IsDoubtful => !IsMissing && _failure is null && (_doubt ??= CountDoubt()) is not null;

    /// <summary>Begins the reading.</summary>
    /// <returns>What to ask.</returns>
    public IEnumerable<GraphRequest> Begin()
    {
        if (_properties is null)
        {
            yield return _own = new(session.Requests.Group(id), body => DirectoryObjectReader.ReadGroup(body, id));
        }

        yield return _page = Page(session.Requests.Members(id));
        if (isCounted)
        {
            yield return _count = new(session.Requests.MemberCount(id), CountReader.Read);
        }
    }

    /// <summary>Begins it again after a doubt.</summary>
    /// <returns>What to ask.</returns>
    /// <remarks>Users and groups are counted for themselves: Graph counts members of kinds that it does not list.</remarks>
    public IEnumerable<GraphRequest> BeginAgain()
    {
        _doubt = null;
        _links.Clear();
        _tally.Clear();
        yield return _page = Page(session.Requests.Members(id));
        if (isCounted)
        {
            yield return _count = new(session.Requests.MemberCount(id), CountReader.Read);
            yield return _userCount = new(session.Requests.UserCount(id), CountReader.Read);
            yield return _nestedCount = new(session.Requests.NestedCount(id), CountReader.Read);
        }
    }

    /// <summary>Goes on to the next page.</summary>
    /// <returns>What to ask.</returns>
    public GraphRequest Next() => _page!;

    /// <summary>Takes what was answered.</summary>
    /// <param name="users">Receives the users.</param>
    public void Take(Dictionary<ObjectId, DirectoryUser> users)
    {
        TakeOwn();
        GraphRequest<Page<MemberRecord>> asked = _page!;
        _page = null;
        if (IsMissing)
        {
            return;
        }

        if (asked.Failure is { } failure)
        {
            _failure = failure;
            return;
        }

        _tally.Add(asked.Result.Items, users);
        Follow(asked.Result.NextLink);
    }

    /// <summary>Ends the reading. A group that is doubtful now stays so.</summary>
    public GroupPicture End()
    {
        _ = IsDoubtful;
        string[] gaps = [.. Gaps()];
        return _tally.ToPicture(id, _properties ?? new GroupProperties(null, null, false, false), gaps.Length == 0 ? null : string.Join(" ", gaps)) with
        {
            Counted = _count is { Failure: null } ? _count.Result : null,
        };
    }

    /// <summary>Gets the members that are groups, with what they say of themselves where it is enough.</summary>
    public IEnumerable<KeyValuePair<ObjectId, GroupProperties?>> Nested => _tally.Nested;

    /// <summary>Gets why nothing could be read, or <see langword="null"/>.</summary>
    public GraphFailureException? Failure => _failure ?? _own?.Failure;

    private static GraphRequest<Page<MemberRecord>> Page(GraphCall call) =>
        new(call, body => PageReader.Read(body, DirectoryObjectReader.ReadMember));

    private void TakeOwn()
    {
        if (_own is { Failure: null } && _properties is null)
        {
            _properties = _own.Result;
        }

        IsMissing = _own?.Failure?.Failure == GraphFailure.NotFound;
    }

    private void Follow(string? link)
    {
        if (link is null)
        {
            return;
        }

        if (!_links.Add(link) || _links.Count > MostPages)
        {
            _doubt = "Graph's pages of its members lead back to one another.";
            return;
        }

        try
        {
            _page = Page(session.Address.Follow(link));
        }
        catch (UnreadableAnswerException elsewhere)
        {
            _doubt = $"Graph sent {elsewhere.Message}.";
        }
    }

    private IEnumerable<string> Gaps()
    {
        if (_own?.Failure is { } own)
        {
            yield return $"It could not be read: {own.Message}.";
        }
        else if (_properties?.Name is null)
        {
            yield return "The application may read its key only; grant it GroupMember.Read.All.";
        }

        if (_failure is not null)
        {
            yield return $"Its members could not be read to the end: {_failure.Message}.";
        }
        else if (_doubt is not null)
        {
            yield return _doubt;
        }

        if (IsHiddenFrom(session.Claims))
        {
            yield return $"Its membership is hidden, and the application does not hold {ReadHidden}: Graph then shows no members instead of an error.";
        }

        foreach (string gap in _tally.Gaps())
        {
            yield return gap;
        }
    }

    private bool IsHiddenFrom(TokenClaims? claims) =>
        _properties is { IsHidden: true } && (claims is null ? _tally.Count == 0 : !claims.Roles.Contains(ReadHidden));

    // More than is counted is nobody missing: the count comes from an index that follows a little behind.
    private string? CountDoubt()
    {
        if (_count is null)
        {
            return null;
        }

        if (_count.Failure is { } failure)
        {
            return $"How many members it has could not be learned: {failure.Message}. Without VerifyCounts this is not asked.";
        }

        return _tally.Count >= _count.Result || IsEveryUserAndGroupThere() ? null : string.Create(
            CultureInfo.InvariantCulture, $"Graph counts {_count.Result} members and lists {_tally.Count}.");
    }

    private bool IsEveryUserAndGroupThere() =>
        _userCount is { Failure: null } && _nestedCount is { Failure: null }
        && _tally.UserCount >= _userCount.Result && _tally.GroupCount >= _nestedCount.Result;
}
