using System.Text.Json;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;
using Rescue.AdSync.Hosting;

namespace Microsoft.Extensions.Configuration;

/// <summary>Adds the places where a host of Rescue.AdSync is configured, the later ones winning.</summary>
public static class AdSyncConfigurationExtensions
{
    /// <summary>The id under which <c>dotnet user-secrets</c> keeps the secrets of a developer's machine.</summary>
    public const string UserSecretsId = "rescue-adsync";

    private const string EnvironmentPrefix = AdSyncOptions.SectionName + "__";

    /// <summary>Adds the configuration file, environment variables such as <c>AdSync__Rescue__Password</c>, a folder of secrets, and user secrets, in this order.</summary>
    /// <param name="builder">The configuration.</param>
    /// <param name="file">The JSON file; a relative path starts at the current folder.</param>
    /// <param name="secretsFolder">A folder with one file for each key, named like an environment variable; or <see langword="null"/>.</param>
    /// <param name="environment">The environment variables; those that do not begin with <c>AdSync__</c> are left out.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ConfigurationFileException">The file or the folder is missing or cannot be read, or the file is not JSON.</exception>
    public static IConfigurationBuilder AddRescueAdSync(
        this IConfigurationBuilder builder, string file, string? secretsFolder, IEnumerable<KeyValuePair<string, string?>> environment)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        ArgumentNullException.ThrowIfNull(environment);
        string path = Path.GetFullPath(file);
        if (!File.Exists(path))
        {
            throw new ConfigurationFileException(path, "the file does not exist. Name another one with --config, or create it.");
        }

        CheckJson(path);

        // A name that begins with a dot is as good as any.
        var folder = new PhysicalFileProvider(Path.GetDirectoryName(path)!, ExclusionFilters.None);
        builder.AddJsonFile(folder, Path.GetFileName(path), optional: false, reloadOnChange: false);
        builder.AddInMemoryCollection(ToKeys(environment));
        AddSecretsFolder(builder, secretsFolder);
        return builder.AddUserSecrets(UserSecretsId);
    }

    private static Dictionary<string, string?> ToKeys(IEnumerable<KeyValuePair<string, string?>> environment)
    {
        var keys = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string? value) in environment)
        {
            if (name.StartsWith(EnvironmentPrefix, StringComparison.OrdinalIgnoreCase))
            {
                keys[name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal)] = value;
            }
        }

        return keys;
    }

    private static void AddSecretsFolder(IConfigurationBuilder builder, string? folder)
    {
        if (string.IsNullOrWhiteSpace(folder))
        {
            return;
        }

        string path = Path.GetFullPath(folder);
        if (!Directory.Exists(path))
        {
            throw new ConfigurationFileException(path, "the folder of secrets does not exist.");
        }

        CheckSecrets(path);
        builder.AddKeyPerFile(path, optional: false, reloadOnChange: false);
    }

    /// <summary>Opens each file of the folder once: the provider would throw much later, and name neither the file nor the cause.</summary>
    private static void CheckSecrets(string folder)
    {
        try
        {
            using var provider = new PhysicalFileProvider(folder);
            foreach (IFileInfo file in provider.GetDirectoryContents("/").Where(file => !file.IsDirectory))
            {
                CheckSecret(file);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationFileException(folder, $"the folder of secrets cannot be read: {exception.Message}");
        }
    }

    private static void CheckSecret(IFileInfo file)
    {
        try
        {
            using Stream stream = file.CreateReadStream();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationFileException(file.PhysicalPath ?? file.Name, $"the secret cannot be read: {exception.Message}");
        }
    }

    /// <summary>Reads the file once for its faults alone: the provider's own messages hide the line, and may quote a value.</summary>
    private static void CheckJson(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream, new JsonDocumentOptions
            {
                AllowTrailingCommas = true,
                CommentHandling = JsonCommentHandling.Skip,
            });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new ConfigurationFileException(path, "the file must hold one object in braces.");
            }

            DuplicateKeys.Check(path, document.RootElement);
        }
        catch (JsonException exception)
        {
            string where = $"line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1}";
            throw new ConfigurationFileException(path, $"the file is not JSON: look at {where}. A comma, quote or brace is missing there, or one too many.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationFileException(path, $"the file cannot be read: {exception.Message}");
        }
    }
}
