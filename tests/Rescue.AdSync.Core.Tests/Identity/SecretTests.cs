using System.Text.Json;

namespace Rescue.AdSync.Tests.Identity;

public sealed class SecretTests
{
    private const string Value = "Correct-Horse-7";

    [Fact]
    public void ToString_PrintsAMask()
    {
        var secret = new Secret(Value);
        Assert.Equal("***", secret.ToString());
        Assert.Equal("***", $"{secret}");
        Assert.DoesNotContain(Value, JsonSerializer.Serialize(secret), StringComparison.Ordinal);
        Assert.Equal(Value, secret.Reveal());
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData(" ", true)]
    [InlineData(Value, true)]
    public void FromText_NothingOrEmpty_IsNoSecret(string? text, bool isSecret) =>
        Assert.Equal(isSecret, Secret.FromText(text) is not null);

    [Fact]
    public void Constructor_Null_IsRefused() => Assert.Throws<ArgumentNullException>(() => new Secret(null!));
}
