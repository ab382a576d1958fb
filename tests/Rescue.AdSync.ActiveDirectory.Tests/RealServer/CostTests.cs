using System.Globalization;
using System.Text.RegularExpressions;
using Rescue.AdSync.ActiveDirectory.Fakes;
using Rescue.AdSync.ActiveDirectory.Members;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.ActiveDirectory.RealServer;

[Collection(SambaCollection.Name)]
public sealed partial class CostTests(SambaFixture samba)
{
    // The groups on each level, by their numbers of members, as SampleDomain makes them.
    [Theory]
    [InlineData(1000, 1500, "Support")]
    [InlineData(2, 3, "Support")]
    [InlineData(250, 499, "Crowd")]
    public async Task A_read_costs_as_many_requests_as_the_formula_says(int pageSize, int range, string group)
    {
        int[][] levels = group == "Crowd" ? [[SampleDomain.CrowdSize]] : [[5], [2], [2]];
        var logger = new RecordingLogger();
        var source = new ActiveDirectorySource(
            new DirectoryName("hq"), samba.Options with { PageSize = pageSize, MemberRangeStep = range }, logger: logger);

        _ = await samba.ReadAsync(source, group);

        string message = logger.Records.Single(record => record.Id.Name == "DirectoryRead").Message;
        int requests = int.Parse(Requests().Match(message).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.Equal(OverlapTests.Formula.Requests(levels, pageSize, range, closesWithEmptyPage: true), requests);
    }

    [GeneratedRegex("in ([0-9]+) requests")]
    private static partial Regex Requests();
}
