using System.Collections.Immutable;
using System.Reflection;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Tests.Planning.Rules;

/// <summary>
/// Every policy that differs from a given one in a single setting, found by reflection: a setting that is added and forgotten
/// somewhere shows.
/// </summary>
internal static class PolicyVariants
{
    // They are for people, and change nothing that a plan does.
    private static readonly string[] NamesForPeople = [nameof(Pairing.DirectoryGroupName), nameof(Pairing.TargetName)];

    public static IEnumerable<(string Name, SyncPolicy Policy)> Of(SyncPolicy policy) =>
        Of(nameof(SyncPolicy), policy).Select(variant => (variant.Name, (SyncPolicy)variant.Value));

    private static IEnumerable<(string Name, object Value)> Of(string path, object record)
    {
        foreach (PropertyInfo property in record.GetType().GetProperties().Where(property => property.SetMethod is not null && !NamesForPeople.Contains(property.Name)))
        {
            foreach ((string name, object? value) in Others($"{path}.{property.Name}", property.PropertyType, property.GetValue(record)))
            {
                object copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
                property.SetValue(copy, value);
                yield return (name, copy);
            }
        }
    }

    private static IEnumerable<(string Name, object? Value)> Others(string path, Type type, object? value) => value switch
    {
        bool on => [(path, !on)],
        int number => [(path, number + 1)],
        DirectoryName => [(path, new DirectoryName("another"))],
        ObjectId => [(path, new ObjectId(Guid.AllBitsSet))],
        RescueTarget => [(path + " group", RescueTarget.Group(new NodeId(4711))), (path + " administrators", RescueTarget.Administrators), (path + " masters", RescueTarget.MasterAdministrators)],
        AttributeSource => [(path, AttributeSource.Parse("mail"))],
        ImmutableArray<string> texts => [(path, texts.Add("one*")), (path + " two", texts.Add("one").Add("two")), (path + " joined", texts.Add("one,two"))],
        ImmutableArray<Pairing> pairings => [(path + " again", pairings.Add(pairings[0])), .. Of(path, pairings[0]).Select(variant => (variant.Name, (object?)ImmutableArray.Create((Pairing)variant.Value)))],
        Brake or AttributeMap or AttributeRule => [.. Of(path, value).Select(variant => (variant.Name, (object?)variant.Value)), .. Absence(path, type)],
        Enum choice => [.. Enum.GetValues(choice.GetType()).Cast<object>().Where(other => !other.Equals(choice)).Select(other => ($"{path} {other}", (object?)other))],
        null when Nullable.GetUnderlyingType(type) is { IsEnum: true } choice => [.. Enum.GetValues(choice).Cast<object>().Select(other => ($"{path} {other}", (object?)other))],
        null when type == typeof(int?) => [(path + " zero", 0), (path, 7)],
        _ => throw new NotSupportedException($"{path} is of a type that this test has not been taught: {type}."),
    };

    // A part that may be missing differs from one that is there.
    private static IEnumerable<(string Name, object? Value)> Absence(string path, Type type) =>
        path.EndsWith("Nick", StringComparison.Ordinal) || path.EndsWith("MaxCreates", StringComparison.Ordinal) ? [($"{path} without ({type.Name})", null)] : [];
}
