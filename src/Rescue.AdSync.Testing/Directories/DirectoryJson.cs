using System.Globalization;
using System.Text.Json;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing;

/// <summary>Reads directory JSON from a stream, with messages for the person who wrote it.</summary>
internal static class DirectoryJson
{
    private const int MaxFaultsShown = 10;

    public static async Task<DirectoryContent> ReadAsync(
        DirectoryName directory, string label, Stream utf8Json, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DirectoryFile file = await DeserializeAsync(directory, label, utf8Json, cancellationToken).ConfigureAwait(false);
        (DirectoryContent content, IReadOnlyList<string> faults) = DirectoryFileReader.Read(file, now);
        return faults.Count == 0 ? content : throw new DirectoryException(directory, Describe(label, faults));
    }

    private static async Task<DirectoryFile> DeserializeAsync(
        DirectoryName directory, string label, Stream utf8Json, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(utf8Json, DirectoryFileContext.Default.DirectoryFile, cancellationToken).ConfigureAwait(false)
                ?? throw new DirectoryException(directory, $"{label} holds 'null' in place of users and groups.");
        }
        catch (JsonException exception)
        {
            throw new DirectoryException(directory, Describe(label, exception), exception);
        }
    }

    private static string Describe(string label, JsonException exception)
    {
        // Lines and columns count from one for people, and from nothing for the parser.
        string where = exception.LineNumber is { } line
            ? string.Create(CultureInfo.InvariantCulture, $" at line {line + 1}, byte {exception.BytePositionInLine + 1}")
            : string.Empty;
        string what = exception.Path is null or "$" ? string.Empty : $" ({exception.Path.TrimStart('$', '.')})";
        return $"{label} is not the JSON expected{where}{what}: {FirstSentence(exception.Message)} Write UTF-8, with 'users' and 'groups'.";
    }

    private static string FirstSentence(string message)
    {
        int end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }

    private static string Describe(string label, IReadOnlyList<string> faults)
    {
        string more = faults.Count > MaxFaultsShown
            ? string.Create(CultureInfo.InvariantCulture, $" And {faults.Count - MaxFaultsShown} more.")
            : string.Empty;
        return $"{label} cannot be used. {string.Join(' ', faults.Take(MaxFaultsShown))}{more}";
    }
}
