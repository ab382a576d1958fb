using System.Text;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.RescueApi.Protocol;
using Rescue.AdSync.RescueApi.Tests.Support;

namespace Rescue.AdSync.RescueApi.Tests.Protocol;

public sealed class UserAnswerTests
{
    private static readonly UserDetails Ann = new()
    {
        Id = Samples.Ann,
        Name = "Ann Ash",
        Nick = "Annie",
        Email = EmailAddress.From("ann@example.com"),
        SsoId = "ann.ash@sso.example.com",
        Description = "Room 4: second floor",
        Type = NodeType.Technician,
        HasMobileAddOn = true,
        HasRpatAddOn = false,
        IsAccountHolder = false,
        IsEnabled = true,
    };

    [Theory]
    [InlineData("getUser")]
    [InlineData("getUser-crlf")]
    [InlineData("getUser-lowercase")]
    [InlineData("getUser-folded")]
    public void Reads_a_user_in_every_layout(string transcript) =>
        Assert.Equal(Ann, UserAnswer.Parse(Transcript.Data(transcript), Samples.Ann));

    [Theory]
    [InlineData("getUser-placeholder")]
    [InlineData("getUser-placeholder-folded")]
    public void Reads_an_empty_placeholder(string transcript) => Assert.Equal(
        new UserDetails { Id = Samples.Ann, Type = NodeType.Technician },
        UserAnswer.Parse(Transcript.Data(transcript), Samples.Ann));

    [Fact]
    public void Values_with_colons_and_keys_in_them_stay_whole()
    {
        UserDetails user = UserAnswer.Parse(Transcript.Data("getUser-colons"), Samples.Ann);

        Assert.Equal("Ann (Email: x, STATUS: y): Ash", user.Name);
        Assert.Equal("::", user.Nick);
        Assert.Equal("ann@example.com", user.Email.ToString());
        Assert.Equal("a:b", user.SsoId);
        Assert.Equal("Email: not this one: STATUS: nor this", user.Description);
        Assert.True(user.IsEnabled);
    }

    [Fact]
    public void On_one_line_a_key_inside_a_value_cannot_be_told_from_a_field() =>
        Assert.Throws<UnreadableAnswerException>(() => UserAnswer.Parse(Transcript.Data("getUser-colons-folded"), Samples.Ann));

    [Theory]
    [InlineData("NAME")]
    [InlineData("NICK")]
    [InlineData("EMAIL")]
    [InlineData("SSOID")]
    [InlineData("DESCRIPTION")]
    [InlineData("TYPE")]
    [InlineData("HASMOBILEADDON")]
    [InlineData("HASRPATADDON")]
    [InlineData("ISACCOUNTHOLDER")]
    [InlineData("STATUS")]
    public void E5_a_record_without_a_field_cannot_be_written_back_and_is_refused(string key)
    {
        IEnumerable<string> lines = Encoding.UTF8.GetString(Transcript.Data("getUser"))
            .Split('\n').Where(line => !line.StartsWith(key + ":", StringComparison.Ordinal));

        var refused = Assert.Throws<UnreadableAnswerException>(() =>
            UserAnswer.Parse(Encoding.UTF8.GetBytes(string.Join('\n', lines)), Samples.Ann));

        Assert.Equal($"a record without {key} (NODEID 337380)", refused.Message);
    }

    [Theory]
    [InlineData("HASMOBILEADDON: True", "HASMOBILEADDON: perhaps")]
    [InlineData("HASRPATADDON: False", "HASRPATADDON:")]
    [InlineData("ISACCOUNTHOLDER: False", "ISACCOUNTHOLDER: 0")]
    [InlineData("STATUS: Offline", "STATUS:")]
    [InlineData("STATUS: Offline", "STATUS: Suspended")]
    [InlineData("NODEID: 337380", "NODEID: abc")]
    [InlineData("NODEID: 337380", "NODEID: 337381")]
    [InlineData("EMAIL: ", "NAME: Eve\nEMAIL: ")]
    [InlineData("STATUS: Offline", "STATUS: Offline\nTechnician")]
    [InlineData("STATUS: Offline", "STATUS: Offline\n\nNODEID: 5\n")]
    public void E5_a_record_that_is_not_understood_is_refused(string good, string bad)
    {
        string text = Encoding.UTF8.GetString(Transcript.Data("getUser"));
        Assert.Contains(good, text, StringComparison.Ordinal);

        Assert.Throws<UnreadableAnswerException>(() =>
            UserAnswer.Parse(Encoding.UTF8.GetBytes(text.Replace(good, bad, StringComparison.Ordinal)), Samples.Ann));
    }

    [Fact]
    public void E5_text_that_is_not_utf8_is_refused_because_it_would_be_written_back_damaged()
    {
        byte[] data = Encoding.Latin1.GetBytes(Encoding.UTF8.GetString(Transcript.Data("getUser")).Replace("Annie", "Zoë", StringComparison.Ordinal));

        var refused = Assert.Throws<UnreadableAnswerException>(() => UserAnswer.Parse(data, Samples.Ann));
        Assert.Equal("text that is not UTF-8", refused.Message);
    }

    [Theory]
    [InlineData("Disabled", false)]
    [InlineData("disabled", false)]
    [InlineData("Enabled", true)]
    [InlineData("Offline", true)]
    [InlineData("Online", true)]
    [InlineData("Busy", true)]
    [InlineData("Away", true)]
    public void Enabled_is_whatever_is_not_disabled(string word, bool enabled)
    {
        string text = Encoding.UTF8.GetString(Transcript.Data("getUser")).Replace("Offline", word, StringComparison.Ordinal);

        Assert.Equal(enabled, UserAnswer.Parse(Encoding.UTF8.GetBytes(text), Samples.Ann).IsEnabled);
    }

    [Fact]
    public void A_v1_record_without_the_rpat_field_is_refused() =>
        Assert.Throws<UnreadableAnswerException>(() => UserAnswer.Parse(Transcript.Data("getUser-v1"), Samples.Ann));
}
