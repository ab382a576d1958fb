using Microsoft.Extensions.Logging;

namespace Rescue.AdSync.Testing.Emulation;

/// <summary>Keeps an account in a file. Whoever kills the process finds the file as it was before a change or after it, never in between.</summary>
internal sealed class StateFile(string path, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly string _path = Path.GetFullPath(path);
    private long _savedRevision = -1;

    /// <summary>Reads the account, or returns <see langword="null"/> if there is no file yet.</summary>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public async Task<EmulatedAccount?> LoadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(_path))
        {
            return null;
        }

        FileStream stream = File.OpenRead(_path);
        await using (stream.ConfigureAwait(false))
        {
            try
            {
                return await EmulatedAccount.LoadAsync(stream, cancellationToken).ConfigureAwait(false);
            }
            catch (InvalidDataException exception)
            {
                throw new InvalidDataException(
                    $"The state file {_path} cannot be used. {exception.Message} Move it away to start with a new account.", exception);
            }
        }
    }

    /// <summary>Saves the account unless that was done since its last change; calls that wait meanwhile share one save.</summary>
    public async Task SaveAsync(EmulatedAccount account, CancellationToken cancellationToken)
    {
        long wanted = account.Revision;
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_savedRevision < wanted)
            {
                _savedRevision = await WriteAsync(account, cancellationToken).ConfigureAwait(false);
                logger.EmulatorStateSaved(_path, _savedRevision);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    // A new file beside the old one, on the disk before it takes the old one's name.
    private async Task<long> WriteAsync(EmulatedAccount account, CancellationToken cancellationToken)
    {
        string draft = _path + ".new";
        long revision;
        FileStream stream = new(draft, FileMode.Create, FileAccess.Write, FileShare.None);
        await using (stream.ConfigureAwait(false))
        {
            revision = await account.SaveAsync(stream, cancellationToken).ConfigureAwait(false);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, _path, overwrite: true);
        return revision;
    }
}
