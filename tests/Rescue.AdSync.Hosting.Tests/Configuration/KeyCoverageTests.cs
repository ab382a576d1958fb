using System.Reflection;
using Rescue.AdSync.Entra;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Hosting.Tests.Configuration;

public sealed class KeyCoverageTests
{
    public static TheoryData<string> Keys => [.. KeyCatalog.All.Select(key => key.Path)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_property_has_a_key_that_is_read(string path)
    {
        string key = path.StartsWith("Directories", StringComparison.Ordinal) ? path.Replace("*", "new", StringComparison.Ordinal) : path.Replace("*", "0", StringComparison.Ordinal);
        (string, string?)[] overrides = key.EndsWith(":Kind", StringComparison.Ordinal)
            ? [("AdSync:" + key, "File")]
            : [("AdSync:Directories:new:Kind", KindOf(path)), ("AdSync:" + key, "x")];

        Configured configured = Configured.From(Configured.Sound, RequiredSettings.None, overrides);

        Assert.DoesNotContain(configured.Faults, fault => fault.Contains("no such setting", StringComparison.Ordinal));
    }

    private static string KindOf(string path)
    {
        string name = path[(path.LastIndexOf(':') + 1)..];
        return name == nameof(FileDirectoryOptions.Path) ? nameof(DirectoryKind.File)
            : Settable(typeof(EntraOptions)).Contains(name) ? nameof(DirectoryKind.Entra)
            : nameof(DirectoryKind.ActiveDirectory);
    }

    [Fact]
    public void Every_setting_of_the_policy_is_an_option()
    {
        IEnumerable<string> wanted = Settable(typeof(SyncPolicy)).Where(name => name != nameof(SyncPolicy.Pairings));

        Assert.Equal(wanted.Order(StringComparer.Ordinal), Names(typeof(PolicyOptions)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_setting_of_a_pairing_is_an_option()
    {
        string[] names = [nameof(Pairing.DirectoryGroupName), nameof(Pairing.TargetName), nameof(Pairing.Target)];
        IEnumerable<string> wanted = Settable(typeof(Pairing)).Except(names).Append(nameof(PairingOptions.RescueGroup));

        Assert.Equal(wanted.Order(StringComparer.Ordinal), Names(typeof(PairingOptions)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_setting_of_the_attributes_is_an_option() =>
        Assert.Equal(Settable(typeof(AttributeMap)).Order(StringComparer.Ordinal), Names(typeof(AttributesOptions)).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Settable(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.SetMethod?.IsPublic == true)
        .Select(property => property.Name);

    private static IEnumerable<string> Names(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name);
}
