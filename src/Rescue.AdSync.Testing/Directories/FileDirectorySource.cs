using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing;

/// <summary>A directory that is a JSON file of users and nested groups: for tests, demonstrations, and exports of HR systems.</summary>
/// <remarks>
/// <para>The file is read anew at each call, so it may be replaced at any time; replace it in one step (write another, then
/// rename it), because half a file is an error. Safe for use by several threads at once.</para>
/// <para>Strict where a slip would lose somebody (S1): a key that is no GUID, a key that two objects bear, a list that is missing, a
/// property that is there twice are errors, all listed with their places. A member who is not in the file makes the group incomplete. A user who
/// is not said to be <c>enabled</c> is of unknown state. Properties that are not known here are passed over.</para>
/// </remarks>
public sealed class FileDirectorySource : IDirectorySource
{
    private readonly TimeProvider _timeProvider;

    /// <summary>Initializes a new instance of the <see cref="FileDirectorySource"/> class. Nothing is read yet.</summary>
    /// <param name="name">The name under which the directory is configured.</param>
    /// <param name="path">The file; a relative path is taken from the current folder, now.</param>
    /// <param name="timeProvider">The clock that <c>expires</c> is held against, or <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    public FileDirectorySource(DirectoryName name, string path, TimeProvider? timeProvider = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Name = name;
        FilePath = Path.GetFullPath(path);
        _timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public DirectoryName Name { get; }

    /// <summary>Gets the full path of the file.</summary>
    public string FilePath { get; }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<GroupSummary>> FindGroupsAsync(GroupQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        DirectoryContent content = await LoadAsync(cancellationToken).ConfigureAwait(false);
        return content.Find(query);
    }

    /// <inheritdoc/>
    public async Task<DirectorySnapshot> ReadAsync(IReadOnlyCollection<ObjectId> groups, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(groups);
        DirectoryContent content = await LoadAsync(cancellationToken).ConfigureAwait(false);
        return content.Read(Name, groups, []);
    }

    private async Task<DirectoryContent> LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            FileStream stream = Open();
            await using (stream.ConfigureAwait(false))
            {
                return await DirectoryJson.ReadAsync(Name, FilePath, stream, _timeProvider.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DirectoryException(Name, $"The file {FilePath} does not exist. Check the directory's 'Path'.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DirectoryException(Name, $"The file {FilePath} cannot be read: {exception.Message} Check that it is a file, and its permissions.", exception);
        }
    }

    private FileStream Open() => new(FilePath, new FileStreamOptions
    {
        Access = FileAccess.Read,
        Share = FileShare.ReadWrite | FileShare.Delete,
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
    });
}
