using System.Text;

namespace Rescue.AdSync.RescueApi.Transport;

/// <summary>Reads bodies into memory, up to a limit, as UTF-8.</summary>
internal static class AnswerReader
{
    private const int FirstBuffer = 16 * 1024;

    /// <summary>Reads the body of an answer; of one that is no success there is nothing to read.</summary>
    /// <exception cref="HttpRequestException">The connection broke before the end.</exception>
    /// <exception cref="IOException">As above.</exception>
    /// <exception cref="InvalidDataException">The compressed body is damaged.</exception>
    public static async Task<AnswerContent> ReadAsync(HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            return AnswerContent.Flawed($"HTTP {(int)response.StatusCode}");
        }

        if (response.Content.Headers.ContentLength > maxBytes)
        {
            return TooLong(maxBytes);
        }

        Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            int expected = (int)(response.Content.Headers.ContentLength ?? FirstBuffer);
            return await ReadToEndAsync(stream, expected, maxBytes, cancellationToken).ConfigureAwait(false) is { } body
                ? Decode(body, response.Content.Headers.ContentType?.CharSet)
                : TooLong(maxBytes);
        }
    }

    private static AnswerContent TooLong(int maxBytes) => AnswerContent.Flawed($"an answer of more than {maxBytes} bytes");

    private static async Task<ArraySegment<byte>?> ReadToEndAsync(Stream stream, int expected, int maxBytes, CancellationToken cancellationToken)
    {
        // One byte more than expected, so that the end is seen without growing.
        byte[] buffer = new byte[Math.Max(expected, 0) + 1];
        int length = 0;
        while (true)
        {
            int read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            length += read;
            if (length > maxBytes)
            {
                return null;
            }

            if (read == 0)
            {
                return new ArraySegment<byte>(buffer, 0, length);
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(Math.Max(2L * length, FirstBuffer), maxBytes + 1L));
            }
        }
    }

    private static AnswerContent Decode(ArraySegment<byte> body, string? charset)
    {
        ReadOnlySpan<byte> mark = Encoding.UTF8.Preamble;
        if (body.AsSpan().StartsWith(mark))
        {
            return new AnswerContent(body[mark.Length..]);
        }

        if (FindEncoding(charset?.Trim('"')) is not { } encoding)
        {
            return AnswerContent.Flawed("an answer in a character set that is not known here");
        }

        return new AnswerContent(encoding is UTF8Encoding ? body : Encoding.Convert(encoding, Encoding.UTF8, body.Array!, body.Offset, body.Count));
    }

    private static Encoding? FindEncoding(string? charset)
    {
        if (string.IsNullOrEmpty(charset))
        {
            return Encoding.UTF8;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
