using System.Buffers;
using System.Net;

namespace Rescue.AdSync.Entra.Transport;

/// <summary>An answer read to its end. Its body is a borrowed buffer, to be read before this is disposed of.</summary>
internal sealed class GraphAnswer : IDisposable
{
    // A batch of 20 full pages of users comes to about 10 MB.
    private const int LargestBody = 200 * 1024 * 1024;
    private byte[] _buffer;
    private int _length;

    private GraphAnswer(HttpStatusCode status, TimeSpan? retryAfter, string? requestId, int expected)
    {
        Status = status;
        RetryAfter = retryAfter;
        RequestId = requestId;
        _buffer = ArrayPool<byte>.Shared.Rent(Math.Clamp(expected, 4096, LargestBody));
    }

    public HttpStatusCode Status { get; }

    public TimeSpan? RetryAfter { get; }

    /// <summary>Gets the id under which Microsoft's support finds the request, or <see langword="null"/>.</summary>
    public string? RequestId { get; }

    public ReadOnlySpan<byte> Body => _buffer.AsSpan(0, _length);

    /// <summary>Reads an answer to its end.</summary>
    public static async Task<GraphAnswer> ReadAsync(HttpResponseMessage response, TimeProvider clock, CancellationToken cancellationToken)
    {
        string? requestId = response.Headers.TryGetValues("request-id", out IEnumerable<string>? ids) ? ids.First() : null;
        int expected = (int)Math.Min(response.Content.Headers.ContentLength + 1 ?? 64 * 1024, LargestBody);
        var answer = new GraphAnswer(response.StatusCode, RetryAfterOf(response, clock), requestId, expected);
        try
        {
            Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (body.ConfigureAwait(false))
            {
                await answer.FillAsync(body, cancellationToken).ConfigureAwait(false);
            }

            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        byte[] buffer = _buffer;
        _buffer = [];
        _length = 0;
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static TimeSpan? RetryAfterOf(HttpResponseMessage response, TimeProvider clock) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        _ => null,
    };

    private async Task FillAsync(Stream body, CancellationToken cancellationToken)
    {
        int read;
        while ((read = await body.ReadAsync(_buffer.AsMemory(_length), cancellationToken).ConfigureAwait(false)) > 0)
        {
            _length += read;
            if (_length == _buffer.Length)
            {
                Grow();
            }
        }
    }

    private void Grow()
    {
        if (_buffer.Length >= LargestBody)
        {
            throw new UnreadableAnswerException("an answer that does not end");
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        Body.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
