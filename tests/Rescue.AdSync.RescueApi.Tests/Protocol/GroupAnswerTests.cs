using System.Text;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.RescueApi.Protocol;
using Rescue.AdSync.RescueApi.Tests.Support;

namespace Rescue.AdSync.RescueApi.Tests.Protocol;

public sealed class GroupAnswerTests
{
    [Theory]
    [InlineData("getGroup", "TechnicianGroup")]
    [InlineData("getGroup-folded", "Technician Group")]
    public void Reads_a_group_with_permissions_that_are_not_known_and_trailing_commas(string transcript, string type)
    {
        GroupDetails group = GroupAnswer.Parse(Transcript.Data(transcript), Samples.Group);

        Assert.Equal("Support L1", group.Name);
        Assert.Equal("First line: phones", group.Description);
        Assert.Equal(type, group.TypeWord);
        Assert.Equal(["RemoteControl", "SendFile", "HologramCalls"], group.Permissions);
        Assert.Equal(["SendFile"], group.LockedPermissions);
        Assert.True(group.IsEnabled);
        Assert.Equal((5, 0, 2), (group.StandardConcurrentLimit, group.MobileConcurrentLimit, group.RpatConcurrentLimit));
    }

    [Fact]
    public void Limits_may_be_absent()
    {
        GroupDetails group = GroupAnswer.Parse(Transcript.Data("getGroup-v1"), Samples.Group);

        Assert.Equal((5, 0, null), (group.StandardConcurrentLimit, group.MobileConcurrentLimit, group.RpatConcurrentLimit));
    }

    [Theory]
    [InlineData("\nPERMISSIONS: RemoteControl, SendFile, HologramCalls, ", "")]
    [InlineData("\nLOCKEDPERMISSIONS: SendFile, ", "")]
    [InlineData("ISENABLED: True", "ISENABLED: maybe")]
    [InlineData("LIMIT: 5", "LIMIT: many")]
    [InlineData("LIMIT: 5", "LIMIT: 99999999999")]
    [InlineData("NODEID: 337364", "NODEID: 1")]
    public void E5_a_record_that_could_not_be_written_back_is_refused(string good, string bad)
    {
        string text = Encoding.UTF8.GetString(Transcript.Data("getGroup"));
        Assert.Contains(good, text, StringComparison.Ordinal);

        Assert.Throws<UnreadableAnswerException>(() =>
            GroupAnswer.Parse(Encoding.UTF8.GetBytes(text.Replace(good, bad, StringComparison.Ordinal)), Samples.Group));
    }
}
