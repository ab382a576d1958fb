namespace Rescue.AdSync.Reporting;

/// <summary>A file that is written beside its target and takes its place when it is whole, so that nobody meets half of it.</summary>
internal sealed class ReplacedFile : IDisposable
{
    private readonly string _target;
    private readonly string _temporary;
    private bool _committed;

    public ReplacedFile(string path)
    {
        _target = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(_target) ?? _target;
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The report '{path}' cannot be written: there is no folder '{folder}'. Create it, or name another file.");
        }

        if (Directory.Exists(_target))
        {
            throw new IOException($"The report '{path}' cannot be written: a folder has that name. Name another file.");
        }

        _temporary = Path.Combine(folder, $".{Path.GetFileName(_target)}.{Path.GetRandomFileName()}.tmp");
    }

    public FileStream Open() => new(_temporary, new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        Options = FileOptions.Asynchronous,
    });

    public void Commit()
    {
        try
        {
            File.Move(_temporary, _target, overwrite: true);
            _committed = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The report '{_target}' cannot be replaced: {e.Message} If it is open in another program, close it there and try again.", e);
        }
    }

    public void Dispose()
    {
        if (_committed)
        {
            return;
        }

        try
        {
            File.Delete(_temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Left behind, but what went wrong before matters more than this.
        }
    }
}
