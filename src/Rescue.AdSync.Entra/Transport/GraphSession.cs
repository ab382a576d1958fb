using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra.SignIn;

namespace Rescue.AdSync.Entra.Transport;

/// <summary>
/// The requests of one read: twenty to a batch, several batches at once, each repeated by itself for as long as the rules
/// allow. Once Graph as a whole is given up, everything further fails at once.
/// </summary>
internal sealed class GraphSession(GraphConnection connection, EntraOptions options, DirectoryName directory, TimeProvider clock, ILogger logger)
{
    private GraphFailureException? _lost;
    private int _requests;
    private int _answered;

    public GraphRequests Requests => connection.Requests;

    public GraphAddress Address => connection.Address;

    /// <summary>Gets what the token says, or <see langword="null"/> if it cannot be read.</summary>
    public TokenClaims? Claims => connection.Tokens.Claims;

    /// <summary>Gets the number of HTTP requests made so far.</summary>
    public int RequestCount => _requests;

    /// <summary>Gets a value indicating whether Graph has said anything of what was asked.</summary>
    public bool HasAnswered => _answered > 0;

    /// <summary>Asks one thing.</summary>
    /// <exception cref="GraphFailureException">It failed for good.</exception>
    /// <exception cref="SignInException">There is no token.</exception>
    public async Task<T> GetAsync<T>(GraphCall call, AnswerReader<T> reader, CancellationToken cancellationToken)
        where T : notnull
    {
        var request = new GraphRequest<T>(call, reader);
        await RunAsync([request], cancellationToken).ConfigureAwait(false);
        return request.Result;
    }

    /// <summary>Asks many things; what became of each stands in it.</summary>
    /// <exception cref="SignInException">There is no token.</exception>
    public Task SendAsync(IReadOnlyCollection<GraphRequest> requests, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        requests.Chunk(BatchWriter.MostRequests),
        new ParallelOptions { MaxDegreeOfParallelism = options.MaxConcurrency, CancellationToken = cancellationToken },
        async (batch, token) => await RunAsync(batch, token).ConfigureAwait(false));

    private async Task RunAsync(GraphRequest[] pending, CancellationToken cancellationToken)
    {
        var tries = new Tries(options.Retry);
        bool isRenewed = false;
        while (_lost is null)
        {
            Attempt attempt = await TryAsync(pending, cancellationToken).ConfigureAwait(false);
            pending = attempt.Pending;
            if (pending.Length == 0)
            {
                return;
            }

            if (attempt.Failure!.Failure == GraphFailure.SignedOut && !isRenewed)
            {
                isRenewed = true;
                connection.Tokens.Reject();
            }
            else if (attempt.Failure.Failure == GraphFailure.SignedOut || !tries.TryNext(attempt.RetryAfter, out TimeSpan wait))
            {
                GiveUp(attempt, tries.Made);
                return;
            }
            else
            {
                await WaitAsync(attempt, tries.Made, wait, cancellationToken).ConfigureAwait(false);
            }
        }

        Fail(pending, _lost);
    }

    private async Task WaitAsync(Attempt attempt, int made, TimeSpan wait, CancellationToken cancellationToken)
    {
        logger.RequestRepeated(directory, attempt.Failure!.Message, made, wait.TotalSeconds);
        if (attempt.RetryAfter is { } retryAfter)
        {
            connection.Pace.Pause(retryAfter);
        }

        await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
    }

    private void GiveUp(Attempt attempt, int made)
    {
        if (attempt.IsOfAll && attempt.Failure!.IsOfGraph)
        {
            _lost = Last(attempt.Failure, made);
        }

        foreach (GraphRequest request in attempt.Pending)
        {
            request.Fail(Last((attempt.IsOfAll ? null : request.LastTry) ?? attempt.Failure!, made));
        }
    }

    private static GraphFailureException Last(GraphFailureException failure, int made) =>
        made == 1 ? failure : new GraphFailureException(failure.Failure, $"{failure.Message}, at the last of {made} tries", failure);

    private static void Fail(IEnumerable<GraphRequest> requests, GraphFailureException failure)
    {
        foreach (GraphRequest request in requests)
        {
            request.Fail(failure);
        }
    }

    private async Task<Attempt> TryAsync(GraphRequest[] pending, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        try
        {
            using GraphAnswer answer = pending.Length == 1
                ? await connection.GetAsync(pending[0].Call, cancellationToken).ConfigureAwait(false)
                : await connection.BatchAsync(pending, cancellationToken).ConfigureAwait(false);
            return pending.Length == 1 ? Single(pending, answer) : Batch(pending, answer);
        }
        catch (GraphFailureException failure)
        {
            return new Attempt(pending, failure, null, IsOfAll: true);
        }
        catch (SignInException failure) when (failure.IsPassing)
        {
            return new Attempt(pending, new GraphFailureException(GraphFailure.Unreachable, failure.Message.TrimEnd('.'), failure), null, IsOfAll: true);
        }
    }

    private Attempt Single(GraphRequest[] pending, GraphAnswer answer)
    {
        var round = new Round();
        Judge(round, pending[0], (int)answer.Status, answer.Body, answer);
        return round.ToAttempt(answer.RetryAfter, isOfAll: true);
    }

    private Attempt Batch(GraphRequest[] pending, GraphAnswer answer)
    {
        if (answer.Status != HttpStatusCode.OK)
        {
            return OfAll(pending, AnswerVerdict.Refusal((int)answer.Status, answer.Body, answer.RequestId), answer);
        }

        try
        {
            return Items(pending, answer, BatchReader.Read(answer.Body));
        }
        catch (Exception exception) when (exception is JsonException or UnreadableAnswerException or InvalidOperationException)
        {
            return OfAll(pending, new GraphFailureException(GraphFailure.Unreadable, "Graph sent what is no answer to a batch, or not all of one", exception), answer);
        }
    }

    private static Attempt OfAll(GraphRequest[] pending, GraphFailureException failure, GraphAnswer answer)
    {
        if (failure.IsPassing || failure.Failure == GraphFailure.SignedOut)
        {
            return new Attempt(pending, failure, answer.RetryAfter, IsOfAll: true);
        }

        Fail(pending, failure);
        return Attempt.Done;
    }

    private Attempt Items(GraphRequest[] pending, GraphAnswer answer, List<BatchItem> items)
    {
        var round = new Round();
        TimeSpan? retryAfter = null;
        if (items.Max(item => item.UsedShare) is { } share)
        {
            connection.Pace.Note(share);
        }

        var left = pending.ToList<GraphRequest?>();
        foreach (BatchItem item in items)
        {
            if (item.Id >= 0 && item.Id < left.Count && left[item.Id] is { } request)
            {
                left[item.Id] = null;
                retryAfter = item.RetryAfter > retryAfter || retryAfter is null ? item.RetryAfter : retryAfter;
                Judge(round, request, item.Status, answer.Body[item.Body], answer);
            }
        }

        foreach (GraphRequest request in left.OfType<GraphRequest>())
        {
            round.Keep(request, new GraphFailureException(GraphFailure.Unreadable, "Graph left one answer of a batch out"));
        }

        return round.ToAttempt(retryAfter, isOfAll: false);
    }

    private void Judge(Round round, GraphRequest request, int status, ReadOnlySpan<byte> body, GraphAnswer answer)
    {
        GraphFailureException? failure = AnswerVerdict.Judge(request, status, body, answer.RequestId);
        if (failure is null or { Failure: GraphFailure.NotFound })
        {
            Interlocked.Increment(ref _answered);
        }

        if (failure is { IsPassing: true } or { Failure: GraphFailure.SignedOut })
        {
            round.Keep(request, failure);
        }
        else if (failure is not null)
        {
            request.Fail(failure);
        }
    }

    /// <summary>What one try left to be done.</summary>
    /// <param name="Pending">The requests to make again.</param>
    /// <param name="Failure">Why.</param>
    /// <param name="RetryAfter">How long Graph asks to wait.</param>
    /// <param name="IsOfAll">Whether the answer as a whole failed, not one within a batch.</param>
    private sealed record Attempt(GraphRequest[] Pending, GraphFailureException? Failure, TimeSpan? RetryAfter, bool IsOfAll)
    {
        public static Attempt Done { get; } = new([], null, null, false);
    }

    /// <summary>Collects what one try leaves.</summary>
    private sealed class Round
    {
        private readonly List<GraphRequest> _kept = [];
        private GraphFailureException? _failure;

        public void Keep(GraphRequest request, GraphFailureException failure)
        {
            request.LastTry = failure;
            _kept.Add(request);
            _failure = _failure is null or { Failure: not GraphFailure.SignedOut } ? failure : _failure;
        }

        public Attempt ToAttempt(TimeSpan? retryAfter, bool isOfAll) => new([.. _kept], _failure, retryAfter, isOfAll);
    }
}
