using System.Diagnostics;
using Rescue.AdSync.TestSupport.Samba;

namespace Rescue.AdSync.ActiveDirectory.RealServer;

/// <summary>Asks a domain with <c>ldbsearch</c>, past the server and the source under test.</summary>
internal static class LdapSearch
{
    /// <summary>Gets the keys of all accounts and groups, by account name.</summary>
    public static async Task<Dictionary<string, ObjectId>> KeysAsync(SambaDomain domain, CancellationToken cancellationToken)
    {
        var keys = new Dictionary<string, ObjectId>(StringComparer.Ordinal);
        string output = await RunAsync(domain, cancellationToken);
        foreach (string entry in output.Split("\n\n"))
        {
            if (Value(entry, "sAMAccountName: ") is { } name && Value(entry, "objectGUID: ") is { } key)
            {
                keys.Add(name, ObjectId.Parse(key));
            }
        }

        return keys;
    }

    private static string? Value(string entry, string label) =>
        entry.Split('\n').FirstOrDefault(line => line.StartsWith(label, StringComparison.Ordinal))?[label.Length..];

    private static async Task<string> RunAsync(SambaDomain domain, CancellationToken cancellationToken)
    {
        string database = Path.Combine(domain.Folder, "private", "sam.ldb");
        var start = new ProcessStartInfo("ldbsearch", ["-H", database, "(sAMAccountName=*)", "sAMAccountName", "objectGUID"]) { RedirectStandardOutput = true };
        start.Environment["SMB_CONF_PATH"] = Path.Combine(domain.Folder, "smb.conf");
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("ldbsearch could not be started.");
        string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"ldbsearch ended with {process.ExitCode}.");
    }
}
