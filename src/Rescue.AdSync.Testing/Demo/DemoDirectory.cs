using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing;

/// <summary>An example directory: some forty people of a logistics company, in nested groups, with the oddities that real directories have.</summary>
/// <remarks>
/// Among them: somebody in two groups, two people of one e-mail, somebody without one, a guest, an expired contractor, names with
/// quotes and umlauts. It belongs to <see cref="DemoAccount"/> and <see cref="DemoPolicy"/>.
/// </remarks>
public static class DemoDirectory
{
    private const string ResourceName = "Rescue.AdSync.Testing.Demo.adsync-demo.json";

    /// <summary>Gets the name under which the demonstration configures the directory.</summary>
    public static DirectoryName Name { get; } = new("demo");

    /// <summary>Opens the directory's JSON, of the kind that <see cref="FileDirectorySource"/> reads.</summary>
    public static Stream OpenJson() =>
        typeof(DemoDirectory).Assembly.GetManifestResourceStream(ResourceName)
        ?? throw new InvalidOperationException($"The resource {ResourceName} is missing from the assembly.");

    /// <summary>Loads the directory into memory, where it can be changed.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<InMemoryDirectorySource> LoadAsync(CancellationToken cancellationToken = default)
    {
        Stream json = OpenJson();
        await using (json.ConfigureAwait(false))
        {
            return await InMemoryDirectorySource.LoadAsync(Name, json, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes the directory's JSON to a file, to look at, to edit, and to read with <see cref="FileDirectorySource"/>.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task WriteToAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Stream json = OpenJson();
        await using (json.ConfigureAwait(false))
        {
            FileStream file = File.Create(path);
            await using (file.ConfigureAwait(false))
            {
                await json.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
