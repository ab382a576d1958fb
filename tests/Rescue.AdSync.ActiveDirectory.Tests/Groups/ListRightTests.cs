using CsCheck;
using Rescue.AdSync.ActiveDirectory.Fakes;

namespace Rescue.AdSync.ActiveDirectory.Groups;

public sealed class ListRightTests
{
    private const uint Read = 0x10;
    private const string Member = "bf9679c0-0de6-11d0-a285-00aa003049e2";
    private const string Membership = "bc0ac240-79a9-11d0-9020-00c04fc2d4cf";
    private const string Description = "bf967950-0de6-11d0-a285-00aa003049e2";
    private const string GroupClass = "bf967a9c-0de6-11d0-a285-00aa003049e2";
    private static readonly HashSet<string> Token = ["S-1-5-11"];
    private static readonly byte[] Me = AccessRules.Reader;

    public static TheoryData<string, byte[][], bool> Cases => new()
    {
        { "nothing", [], false },
        { "a grant of everything", [AccessRules.Rule(AccessRules.Allow, Me, Read)], true },
        { "a generic grant", [AccessRules.Rule(AccessRules.Allow, Me, 0x8000_0000)], true },
        { "a grant of something else", [AccessRules.Rule(AccessRules.Allow, Me, 0x4)], false },
        { "a grant to others", [AccessRules.Rule(AccessRules.Allow, AccessRules.Stranger, Read)], false },
        { "a grant of the attribute", [AccessRules.Rule(AccessRules.AllowObject, Me, Read, Member)], true },
        { "a grant of its set", [AccessRules.Rule(AccessRules.AllowObject, Me, Read, Membership, GroupClass)], true },
        { "a grant of another attribute", [AccessRules.Rule(AccessRules.AllowObject, Me, Read, Description)], false },
        { "a grant of all attributes of a class", [AccessRules.Rule(AccessRules.AllowObject, Me, Read, null, GroupClass)], true },
        { "a grant for what is below", [AccessRules.Rule(AccessRules.Allow, Me, Read, flags: 0x0A)], false },
        { "a denial before a grant", [AccessRules.Rule(AccessRules.DenyObject, Me, Read, Member), AccessRules.Rule(AccessRules.Allow, Me, Read)], false },
        { "a grant before a denial", [AccessRules.Rule(AccessRules.Allow, Me, Read), AccessRules.Rule(AccessRules.Deny, Me, Read)], true },
        { "a denial of another attribute", [AccessRules.Rule(AccessRules.DenyObject, Me, Read, Description), AccessRules.Rule(AccessRules.Allow, Me, Read)], true },
        { "a denial to others", [AccessRules.Rule(AccessRules.Deny, AccessRules.Stranger, Read), AccessRules.Rule(AccessRules.Allow, Me, Read)], true },
        { "a grant on a condition", [AccessRules.Rule(9, Me, Read)], false },
        { "a denial on a condition", [AccessRules.Rule(10, Me, Read), AccessRules.Rule(AccessRules.Allow, Me, Read)], false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void IsGranted_FollowsTheFirstRuleThatConcernsIt(string rules, byte[][] all, bool expected) =>
        Assert.True(expected == ListRight.IsGranted(AccessRules.Descriptor(all), Token), rules);

    [Fact]
    public void IsGranted_DescriptorWithoutRules_IsNoGrant()
    {
        byte[] descriptor = AccessRules.Descriptor(AccessRules.Rule(AccessRules.Allow, Me, Read));
        descriptor[2] = 0;

        Assert.False(ListRight.IsGranted(descriptor, Token));
        Assert.False(ListRight.IsGranted([], Token));
    }

    // However the bytes are broken, the answer is an answer; and cutting off never makes a grant of a denial.
    [Fact]
    public void IsGranted_AnyBytes_DoesNotThrow() => Gen.Select(Gen.Byte.Array[0, 80], Gen.Int[0, 200]).Sample((noise, cut) =>
    {
        _ = ListRight.IsGranted(noise, Token);
        byte[] denying = AccessRules.Denying;
        Assert.False(ListRight.IsGranted(denying.AsSpan(0, Math.Min(cut, denying.Length)), Token));
        byte[] spoiled = [.. AccessRules.Granting];
        spoiled[cut % spoiled.Length] ^= 0xFF;
        _ = ListRight.IsGranted(spoiled, Token);
    });
}
