using System.Collections;
using System.Reflection;
using Rescue.AdSync.ActiveDirectory;
using Rescue.AdSync.Entra;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Hosting.Tests.Configuration;

/// <summary>One configuration key: its path with <c>*</c> for names and positions, and the type of its value.</summary>
internal sealed record Key(string Path, Type Type)
{
    public override string ToString() => Path;
}

/// <summary>Every key there is, found in the options classes by reflection.</summary>
internal static class KeyCatalog
{
    public static IReadOnlyList<Key> All { get; } = [.. Walk(string.Empty, typeof(AdSyncOptions))];

    private static IEnumerable<Key> Walk(string path, Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .SelectMany(property => Expand(path.Length == 0 ? property.Name : $"{path}:{property.Name}", property));

    private static IEnumerable<Key> Expand(string path, PropertyInfo property)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(IDictionary<string, DirectoryOptions>))
        {
            return
            [
                new Key($"{path}:*:Kind", typeof(DirectoryKind)),
                .. Walk($"{path}:*", typeof(ActiveDirectoryOptions)).Concat(Walk($"{path}:*", typeof(EntraOptions))).DistinctBy(key => key.Path),
                new Key($"{path}:*:{nameof(FileDirectoryOptions.Path)}", typeof(string)),
            ];
        }

        if (type == typeof(IList<PairingOptions>))
        {
            return Walk($"{path}:*", typeof(PairingOptions));
        }

        bool isSection = type == typeof(Brake) || (type.Assembly == typeof(AdSyncOptions).Assembly && type.IsClass);
        if (isSection)
        {
            return Walk(path, type);
        }

        bool isSettable = property.SetMethod?.IsPublic == true || typeof(IEnumerable).IsAssignableFrom(type);
        return isSettable ? [new Key(path, type)] : [];
    }
}
