using System.Security.Cryptography;
using System.Text;

namespace Rescue.AdSync.TestSupport.Samba;

/// <summary>Domains made and loaded once, to be copied. They stay in the temporary folder between runs.</summary>
internal static class SambaTemplates
{
    private static readonly string Root = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "rescue-adsync-samba")).FullName;

    /// <summary>Returns the folder of a stopped domain that holds the entries, making it if need be.</summary>
    public static async Task<string> GetAsync(string ldif, string realm, CancellationToken cancellationToken)
    {
        string scripts = string.Concat(SambaScripts.Texts()) + (realm == SambaDomain.DefaultRealm ? string.Empty : realm);
        string empty = await GetAsync(
            $"empty-{Hash(scripts)}", folder => SambaScripts.RunAsync("provision.sh", [folder], cancellationToken, realm), cancellationToken);
        return await GetAsync(
            $"loaded-{Hash(scripts + ldif)}",
            async folder =>
            {
                await SambaScripts.RunAsync("cp", ["-a", empty, folder], cancellationToken);
                await LoadAsync(folder, ldif, realm, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Copies a domain over what may be left of an earlier copy.</summary>
    public static async Task<string> CopyAsync(string template, string name, CancellationToken cancellationToken)
    {
        string folder = Path.Combine(Root, name);
        await SambaScripts.RunAsync("rm", ["-rf", folder], cancellationToken);
        await SambaScripts.RunAsync("cp", ["-a", template, folder], cancellationToken);
        return folder;
    }

    /// <summary>Applies entries and changes to the domain in a folder.</summary>
    public static async Task LoadAsync(string folder, string ldif, string realm, CancellationToken cancellationToken)
    {
        string file = Path.Combine(folder, $"{Hash(ldif)}.ldif");
        await File.WriteAllTextAsync(file, ldif, cancellationToken);
        await SambaScripts.RunAsync("load.sh", [folder, file], cancellationToken, realm);
    }

    /// <summary>Takes a lock that this process holds until it lets go or ends, or returns <see langword="null"/> if another holds it.</summary>
    public static FileStream? TryLock(string name)
    {
        try
        {
            return new FileStream(Path.Combine(Root, $"{name}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static async Task<string> GetAsync(string name, Func<string, Task> make, CancellationToken cancellationToken)
    {
        string folder = Path.Combine(Root, name);
        using FileStream hold = await LockAsync(name, cancellationToken);
        if (!Directory.Exists(folder))
        {
            string unfinished = $"{folder}.unfinished";
            await SambaScripts.RunAsync("rm", ["-rf", unfinished], cancellationToken);
            await make(unfinished);
            Directory.Move(unfinished, folder);
        }

        return folder;
    }

    private static async Task<FileStream> LockAsync(string name, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryLock(name) is { } hold)
            {
                return hold;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
