using CsCheck;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Tests.Planning.Properties;

/// <summary>The keys that generated worlds are made of, few enough to collide, and how likely things are.</summary>
internal static class WorldKeys
{
    public const int MaxUsers = 10;
    public const int MaxGroups = 5;

    // These are nearly always there, in the directory and in Rescue, so that pairings mostly lead somewhere.
    public const int UsualGroups = 3;

    public static Gen<bool> Rarely { get; } = Gen.Int[0, 9].Select(n => n == 0);

    public static Gen<bool> Mostly { get; } = Gen.Int[0, 9].Select(n => n != 0);

    public static Gen<bool> NearlyAlways { get; } = Gen.Int[0, 29].Select(n => n != 0);

    public static Gen<DirectoryName> AnyDirectory { get; } = Gen.Frequency((9, Gen.Const(World.Directories[0])), (1, Gen.Const(World.Directories[1])));

    public static ObjectId UserId(int id) => new(new Guid(id, 0, 0, new byte[8]));

    public static ObjectId GroupId(int id) => new(new Guid(id, 1, 0, new byte[8]));
}
