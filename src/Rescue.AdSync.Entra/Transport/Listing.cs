using System.Globalization;
using Rescue.AdSync.Entra.Json;

namespace Rescue.AdSync.Entra.Transport;

/// <summary>Reads a list to its end, page after page.</summary>
internal static class Listing
{
    private const int MostPages = 10_000;

    /// <summary>Goes on with a list whose first page was read.</summary>
    /// <param name="session">The session.</param>
    /// <param name="first">The first page.</param>
    /// <param name="readItem">Reads an entry.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GraphFailureException">It could not be read to its end, or it has fewer entries than Graph counts.</exception>
    public static async Task<List<T>> FinishAsync<T>(GraphSession session, Page<T> first, PageReader.ItemReader<T> readItem, CancellationToken cancellationToken)
    {
        var items = new List<T>(first.Items);
        var links = new HashSet<string>(StringComparer.Ordinal);
        for (Page<T> page = first; page.NextLink is { } link;)
        {
            if (!links.Add(link) || links.Count > MostPages)
            {
                throw new GraphFailureException(GraphFailure.Unreadable, "Graph's pages lead back to one another");
            }

            page = await session.GetAsync(Follow(session, link), body => PageReader.Read(body, readItem), cancellationToken).ConfigureAwait(false);
            items.AddRange(page.Items);
        }

        return first.Count is { } count && items.Count < count
            ? throw new GraphFailureException(GraphFailure.Unreadable, string.Create(CultureInfo.InvariantCulture, $"Graph counts {count} entries and lists {items.Count}"))
            : items;
    }

    private static GraphCall Follow(GraphSession session, string link)
    {
        try
        {
            return session.Address.Follow(link, isAdvanced: true);
        }
        catch (UnreadableAnswerException elsewhere)
        {
            throw new GraphFailureException(GraphFailure.Unreadable, $"Graph sent {elsewhere.Message}", elsewhere);
        }
    }
}
