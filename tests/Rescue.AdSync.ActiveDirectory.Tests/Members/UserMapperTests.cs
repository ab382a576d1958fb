using System.Globalization;
using Rescue.AdSync.ActiveDirectory.Fakes;
using Rescue.AdSync.ActiveDirectory.Ldap;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.ActiveDirectory.Members;

public sealed class UserMapperTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private readonly UserMapper _sut = new(Now);

    [Theory]
    [InlineData("512", AccountState.Enabled)]
    [InlineData("66048", AccountState.Enabled)]
    [InlineData("514", AccountState.Disabled)]
    [InlineData("66050", AccountState.Disabled)]
    [InlineData("528", AccountState.Enabled)]
    [InlineData(null, AccountState.Unknown)]
    [InlineData("nonsense", AccountState.Unknown)]
    public void State_FollowsUserAccountControl(string? control, AccountState expected)
    {
        FakeObject user = FakeDirectory.MakeUser(1).Without(AttributeName.UserAccountControl);
        if (control is not null)
        {
            _ = user.With(AttributeName.UserAccountControl, control);
        }

        Assert.Equal(expected, _sut.Map(user.Entry()).State);
    }

    [Theory]
    [InlineData(0L, AccountState.Enabled)]
    [InlineData(long.MaxValue, AccountState.Enabled)]
    [InlineData(1L, AccountState.Expired)]
    public void State_TakesZeroAndTheGreatestExpiryForNever(long expires, AccountState expected) =>
        Assert.Equal(expected, _sut.Map(Expiring(expires).Entry()).State);

    [Theory]
    [InlineData(-1, AccountState.Expired)]
    [InlineData(0, AccountState.Expired)]
    [InlineData(1, AccountState.Enabled)]
    public void State_ComparesTheExpiryWithTheClock(int seconds, AccountState expected) =>
        Assert.Equal(expected, _sut.Map(Expiring(Now.AddSeconds(seconds).ToFileTime()).Entry()).State);

    [Fact]
    public void State_DisabledComesBeforeExpired() =>
        Assert.Equal(AccountState.Disabled, _sut.Map(Expiring(1).With(AttributeName.UserAccountControl, "514").Entry()).State);

    [Fact]
    public void Map_ReadsTheKeyInActiveDirectorysByteOrder()
    {
        var id = ObjectId.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff");
        byte[] octets = [0xff, 0x19, 0x96, 0x6f, 0x86, 0x8b, 0x11, 0xd0, 0xb4, 0x2d, 0x00, 0xc0, 0x4f, 0xc9, 0x64, 0xff];

        Assert.Equal(id, _sut.Map(FakeDirectory.MakeUser(1).With(AttributeName.ObjectGuid, octets).Entry()).Id);
    }

    private static FakeObject Expiring(long when) =>
        FakeDirectory.MakeUser(1).With(AttributeName.AccountExpires, when.ToString(CultureInfo.InvariantCulture));
}
