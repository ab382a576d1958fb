using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting.Authentication;
using Rescue.AdSync.GraphTesting.Messages;
using Rescue.AdSync.GraphTesting.Queries;
using Rescue.AdSync.GraphTesting.Schema;

namespace Rescue.AdSync.GraphTesting.Delta;

/// <summary>Answers <c>/groups/delta</c> and <c>/users/delta</c>.</summary>
internal sealed class DeltaEndpoint(GraphTenant tenant, DeltaBehavior behavior, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<DeltaRound> _rounds = [];
    private int _generation;

    /// <summary>Lets every token that was given out expire.</summary>
    public void ExpireTokens()
    {
        lock (_gate)
        {
            _generation++;
        }
    }

    /// <exception cref="GraphException">The request cannot be answered.</exception>
    public GraphResponse Answer(GraphRequest request, GraphSchema schema)
    {
        Permissions.Demand(request, schema == GraphSchemas.User ? Permissions.Users : Permissions.Groups);
        QueryOptions options = request.Options;
        options.Refuse("top", "orderby", "expand", "search", "skip", "count");
        if (options.SkipToken is { } skipToken)
        {
            return AnswerPage(request, schema, skipToken);
        }

        return options.DeltaToken switch
        {
            null or "" => AnswerRound(request, DeltaScope.Read(schema, options), since: null, before: null),
            "latest" => AnswerLatest(request, DeltaScope.Read(schema, options)),
            string deltaToken => AnswerChanges(request, schema, deltaToken),
        };
    }

    private GraphResponse AnswerPage(GraphRequest request, GraphSchema schema, string skipToken)
    {
        if (request.Options.Select is not null)
        {
            throw GraphErrors.Unsupported("A delta query with both $select and $skiptoken is not supported.");
        }

        DeltaToken token = DeltaToken.Read(skipToken, schema.Segment);
        lock (_gate)
        {
            DeltaRound round = token.Round < _rounds.Count ? _rounds[token.Round] : throw GraphErrors.BadRequest("Badly formed token.");
            CheckAge(request, token, DeltaToken.Read(round.DeltaToken, schema.Segment));
            return Render(request, schema, round, token);
        }
    }

    private GraphResponse AnswerChanges(GraphRequest request, GraphSchema schema, string deltaToken)
    {
        DeltaToken token = DeltaToken.Read(deltaToken, schema.Segment);
        CheckAge(request, token, token);
        IReadOnlyList<string>? select = DeltaScope.CheckedSelect(schema, request.Options.Select) ?? token.Select;
        var scope = new DeltaScope(schema, select, token.Ids?.ToHashSet());
        return AnswerRound(request, scope, behavior.Replay ? token.Before : token.Since, token.Since);
    }

    private GraphResponse AnswerLatest(GraphRequest request, DeltaScope scope)
    {
        long version = tenant.Version;
        lock (_gate)
        {
            string token = Next(scope, version, version).Write();
            return Render(request, scope.Schema, new DeltaRound([[]], token, _generation), Next(scope, 0, 0));
        }
    }

    private GraphResponse AnswerRound(GraphRequest request, DeltaScope scope, long? since, long? before)
    {
        bool isMinimal = request.Header("Prefer")?.Contains("return=minimal", StringComparison.OrdinalIgnoreCase) == true;
        var reader = new DeltaReader(scope, since, request.Caller!.HasAny(Permissions.HiddenMembers), isMinimal, behavior.RemovedInFirstRound);
        (long version, DeltaEntry[] entries) = tenant.Read(state => (state.Version, reader.Read(state).ToArray()));
        lock (_gate)
        {
            var round = new DeltaRound(DeltaRound.Cut(entries, behavior), Next(scope, version, before ?? version).Write(), _generation);
            _rounds.Add(round);
            return Render(request, scope.Schema, round, Next(scope, 0, 0) with { Round = _rounds.Count - 1 });
        }
    }

    private static GraphResponse Render(GraphRequest request, GraphSchema schema, DeltaRound round, DeltaToken at)
    {
        Access access = Permissions.AccessTo(schema, request.Caller!);
        string address = $"{request.BaseAddress}{request.Path}";
        var body = new JsonObject { ["@odata.context"] = $"{request.BaseAddress}/$metadata#{schema.Segment}" };
        if (at.Page + 1 < round.Pages.Count)
        {
            DeltaToken next = at with { Page = at.Page + 1, Select = null, Ids = null };
            body["@odata.nextLink"] = $"{address}?$skiptoken={next.Write()}";
        }
        else
        {
            body["@odata.deltaLink"] = $"{address}?$deltatoken={round.DeltaToken}";
        }

        body["value"] = new JsonArray([.. round.Pages[at.Page].Select(entry => entry.Render(access))]);
        return GraphResponse.Ok(body);
    }

    private DeltaToken Next(DeltaScope scope, long since, long before) =>
        new(scope.Schema.Segment, _generation, time.GetUtcNow().ToUnixTimeMilliseconds())
        {
            Since = since,
            Before = before,
            Select = scope.Select,
            Ids = scope.Ids is null ? null : [.. scope.Ids],
        };

    private void CheckAge(GraphRequest request, DeltaToken token, DeltaToken scope)
    {
        TimeSpan age = time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(token.IssuedAt);
        if (token.Generation >= _generation && age <= behavior.TokenLifetime)
        {
            return;
        }

        string query = new DeltaScope(GraphSchemas.All.First(schema => schema.Segment == scope.Resource), scope.Select, scope.Ids?.ToHashSet()).ToQuery();
        throw new GraphException(410, behavior.ExpiredCode, "The sync state generation is not found. The delta token is expired and data must be synchronized again.")
        {
            Headers = { ["Location"] = $"{request.BaseAddress}{request.Path}?$deltatoken={query}" },
        };
    }
}
