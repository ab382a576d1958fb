using Rescue.AdSync.Entra.Json;
using Rescue.AdSync.Entra.Transport;

namespace Rescue.AdSync.Entra.Delta;

/// <summary>The changes that were announced since a place in the stream, read to their end.</summary>
/// <typeparam name="T">The type of a change.</typeparam>
/// <param name="Changes">The changes, in the order in which they are told.</param>
/// <param name="Cursor">The place after them.</param>
internal sealed record ChangeFeed<T>(List<T> Changes, string Cursor)
{
    /// <summary>Reads changes, all or none.</summary>
    /// <param name="session">The session.</param>
    /// <param name="start">What to ask first.</param>
    /// <param name="readChange">Reads a change.</param>
    /// <param name="mostPages">The number of pages from which a full read is cheaper.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GraphFailureException">They could not be read to their end.</exception>
    /// <exception cref="SignIn.SignInException">There is no token.</exception>
    public static async Task<ChangeFeed<T>> ReadAsync(
        GraphSession session, GraphCall start, PageReader.ItemReader<T> readChange, int mostPages, CancellationToken cancellationToken)
    {
        var changes = new List<T>();
        var links = new HashSet<string>(StringComparer.Ordinal);
        GraphCall call = start;
        while (true)
        {
            Page<T> page = await session.GetAsync(call, body => ReadPage(body, readChange), cancellationToken).ConfigureAwait(false);
            changes.AddRange(page.Items);
            if (page.DeltaLink is { } cursor)
            {
                _ = Follow(session, cursor);
                return new ChangeFeed<T>(changes, cursor);
            }

            if (!links.Add(page.NextLink!) || links.Count >= mostPages)
            {
                throw new GraphFailureException(GraphFailure.Refused, links.Count >= mostPages
                    ? "more has changed than a full read costs"
                    : "Graph's pages of changes lead back to one another");
            }

            call = Follow(session, page.NextLink!);
        }
    }

    /// <summary>Turns a place in the stream into what to ask.</summary>
    /// <exception cref="GraphFailureException">It leads elsewhere.</exception>
    public static GraphCall Follow(GraphSession session, string link)
    {
        try
        {
            return session.Address.Follow(link);
        }
        catch (UnreadableAnswerException elsewhere)
        {
            throw new GraphFailureException(GraphFailure.Refused, $"Graph sent {elsewhere.Message}", elsewhere);
        }
    }

    private static Page<T> ReadPage(ReadOnlySpan<byte> body, PageReader.ItemReader<T> readChange)
    {
        Page<T> page = PageReader.Read(body, readChange);
        return (page.NextLink is null) == (page.DeltaLink is null)
            ? throw new UnreadableAnswerException("changes without a link to go on with")
            : page;
    }
}
