using Rescue.AdSync.Execution;

namespace Rescue.AdSync.Core.Tests.Execution;

public sealed class FirstPasswordTests
{
    [Fact]
    public void A_password_meets_the_strictest_rules_and_can_be_read_out()
    {
        for (int i = 0; i < 200; i++)
        {
            string password = FirstPassword.Random().Reveal();

            Assert.Equal(24, password.Length);
            Assert.Equal(24, password.Distinct().Count());
            Assert.Contains(password, char.IsAsciiLetterLower);
            Assert.Contains(password, char.IsAsciiLetterUpper);
            Assert.Contains(password, char.IsAsciiDigit);
            Assert.Contains(password, c => !char.IsAsciiLetterOrDigit(c));
            Assert.DoesNotContain(password, c => char.IsWhiteSpace(c) || "lIoO01".Contains(c, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void No_two_passwords_are_alike() =>
        Assert.Equal(500, Enumerable.Range(0, 500).Select(_ => FirstPassword.Random().Reveal()).Distinct().Count());
}
