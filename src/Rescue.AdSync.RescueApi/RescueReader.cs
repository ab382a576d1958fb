using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Checks;
using Rescue.AdSync.RescueApi.Checking;
using Rescue.AdSync.RescueApi.Protocol;
using Rescue.AdSync.RescueApi.Transport;

namespace Rescue.AdSync.RescueApi;

/// <summary>Reads a Rescue account over the public API. It cannot write, and is no <see cref="IRescueAdminClient"/> (S7).</summary>
/// <remarks>Immutable, and safe for use by several threads at once. Does not dispose of its HTTP client.</remarks>
public sealed class RescueReader : IRescueReader, IConnectionCheck
{
    private readonly RescueConnection _connection;

    /// <summary>Initializes a new instance of the <see cref="RescueReader"/> class.</summary>
    /// <param name="httpClient">Sends the requests; best one that <see cref="RescueHttpClient.Create"/> made.</param>
    /// <param name="options">Where the account is, and whose credential to use.</param>
    /// <param name="timeProvider">The clock, or <see langword="null"/> for the system's.</param>
    /// <param name="logger">Takes the log, or <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentException"><paramref name="options"/> are invalid; the message lists every fault.</exception>
    public RescueReader(HttpClient httpClient, RescueApiOptions options, TimeProvider? timeProvider = null, ILogger<RescueReader>? logger = null)
        : this(Connect(httpClient, options, timeProvider, logger))
    {
    }

    internal RescueReader(RescueConnection connection) => _connection = connection;

    /// <inheritdoc/>
    public async Task<RescueAccount> GetAccountAsync(CancellationToken cancellationToken = default) =>
        await ReadOrThrowAsync(RescueCalls.GetAccount(), AccountAnswer.Parse, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RescueNode>> GetHierarchyAsync(CancellationToken cancellationToken = default) =>
        await ReadOrThrowAsync(RescueCalls.GetHierarchy(), HierarchyAnswer.Parse, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<RescueResult<UserDetails>> GetUserAsync(NodeId user, CancellationToken cancellationToken = default)
    {
        Answer answer = await _connection.CallAsync(RescueCalls.GetUser(user), cancellationToken).ConfigureAwait(false);
        return answer.Parse(data => UserAnswer.Parse(data, user));
    }

    /// <inheritdoc/>
    public async Task<RescueResult<GroupDetails>> GetGroupAsync(NodeId group, CancellationToken cancellationToken = default)
    {
        Answer answer = await _connection.CallAsync(RescueCalls.GetGroup(group), cancellationToken).ConfigureAwait(false);
        return answer.Parse(data => GroupAnswer.Parse(data, group));
    }

    /// <summary>Tests the way to Rescue: whether it answers, by which certificate, whether the clocks agree, and whether the credential is accepted.</summary>
    /// <param name="group">Not looked at.</param>
    /// <param name="cancellationToken">Ends the checks.</param>
    /// <remarks>
    /// The server's certificate is looked at over a connection of its own, through the system's proxy and without a credential; the
    /// sign-in goes the usual way. Waits 15 seconds for the server to answer.
    /// </remarks>
    public IAsyncEnumerable<CheckResult> CheckAsync(ObjectId? group, CancellationToken cancellationToken = default) =>
        new RescueConnectionCheck(_connection, this).RunAsync(cancellationToken);

    internal static RescueConnection Connect(HttpClient httpClient, RescueApiOptions options, TimeProvider? timeProvider, ILogger? logger)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        RescueApiOptionsValidator.ThrowIfInvalid(options);
        return new RescueConnection(() => httpClient, () => options, timeProvider ?? TimeProvider.System, logger ?? NullLogger.Instance);
    }

    private async Task<T> ReadOrThrowAsync<T>(RescueCall call, AnswerParser<T> parser, CancellationToken cancellationToken)
        where T : class
    {
        Answer answer = await _connection.CallAsync(call, cancellationToken).ConfigureAwait(false);
        RescueResult<T> result = answer.Parse(parser);
        return result.IsOk ? result.Value : throw RescueFailures.ToException(call.Method, _connection.Host, result.Result, answer.Cause);
    }
}
