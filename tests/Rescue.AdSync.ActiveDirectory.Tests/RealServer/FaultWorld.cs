using System.Globalization;
using Rescue.AdSync.ActiveDirectory.Fakes;
using Rescue.AdSync.ActiveDirectory.Ldap;
using Rescue.AdSync.Directories;
using Rescue.AdSync.TestSupport.Samba;

namespace Rescue.AdSync.ActiveDirectory.RealServer;

/// <summary>Signed in to both domains, for many reads.</summary>
internal sealed class FaultWorld(TwoDomains domains, ILdapSession main, ILdapSession branch, IReadOnlyCollection<ObjectId> ids) : IDisposable
{
    private static readonly string[] Groups = ["Outer", "Empty", "Ranged", "Primary", "Guests of main", "Only strangers"];

    public IReadOnlyCollection<ObjectId> Ids => ids;

    public static async Task<FaultWorld> OpenAsync(TwoDomains domains)
    {
        var ids = new List<ObjectId>();
        foreach (string group in Groups)
        {
            ids.Add((await TwoDomains.FindAsync(domains.MainOptions, TwoDomains.Name(group))).Id);
        }

        await SetPrimaryGroupAsync(domains);
        return new FaultWorld(domains, await TwoDomains.OpenAsync(domains.MainOptions), await TwoDomains.OpenAsync(domains.BranchOptions), ids);
    }

    public static ActiveDirectoryOptions Small(ActiveDirectoryOptions options) =>
        options with { PageSize = 2, MemberRangeStep = 3, MaxConcurrency = 1 };

    public Task<DirectorySnapshot> ReadAsync(FaultySessions sessions)
    {
        var neighbours = new ActiveDirectoryNeighbours();
        var source = new ActiveDirectorySource(new DirectoryName("main"), Small(domains.MainOptions), sessions.Before(main), null, null, neighbours);
        _ = new ActiveDirectorySource(new DirectoryName("branch"), Small(domains.BranchOptions), sessions.Before(branch), null, null, neighbours);
        return source.ReadAsync(ids, TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        main.Dispose();
        branch.Dispose();
    }

    // Whoever takes a group for a primary one leaves its list.
    private static async Task SetPrimaryGroupAsync(TwoDomains domains)
    {
        byte[] sid = (await TwoDomains.FindAsync(domains.MainOptions, TwoDomains.Name("Primary"))).Bytes(AttributeName.ObjectSid)!;
        string number = SecurityIdentifier.RelativeId(sid)!.Value.ToString(CultureInfo.InvariantCulture);
        var change = new Ldif();
        foreach (string name in (string[])["Pia", "Pit", "Pam"])
        {
            change.Replace(TwoDomains.Name(name), "primaryGroupID", number);
        }

        await domains.Main.ApplyAsync(change.ToString(), TestContext.Current.CancellationToken);
    }
}
