using System.Text;
using System.Text.Json;
using Rescue.AdSync.Entra.Members;
using Rescue.AdSync.Entra.Transport;

namespace Rescue.AdSync.Entra.Json;

public sealed class ReaderTests
{
    [Theory]
    [InlineData("12", 12)]
    [InlineData("\uFEFF12\r\n", 12)]
    [InlineData("\"12\"", 12)]
    [InlineData("\"MTIzNA==\"", 1234)]
    [InlineData("0", 0)]
    public void A_count_is_read_in_each_form_that_graph_gives_it(string body, int expected) =>
        Assert.Equal(expected, CountReader.Read(Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData("")]
    [InlineData("\"\"")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("99999999999")]
    [InlineData("<html>")]
    public void What_is_no_count_is_not_taken_for_none(string body) =>
        Assert.Throws<UnreadableAnswerException>(() => CountReader.Read(Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData("""{"value":[],"@odata.nextLink":null}""")]
    [InlineData("""{"value":[],"@odata.nextLink":""}""")]
    [InlineData("""{"value":[],"@odata.nextLink":7}""")]
    [InlineData("""{"value":null}""")]
    [InlineData("""{"value":{}}""")]
    [InlineData("""{"value":[1]}""")]
    [InlineData("""{"error":{"code":"x"}}""")]
    [InlineData("""[]""")]
    public void What_is_no_page_is_not_taken_for_the_last(string body) =>
        Assert.Throws<UnreadableAnswerException>(() => Members(body));

    [Theory]
    [InlineData("""{"value":[]""")]
    [InlineData("""{"value":[{"id":"00000000-0000-0000-0000-000000000001","@odata.type":"#microsoft.graph.us""")]
    [InlineData("""{"value":[]}}""")]
    [InlineData("<html></html>")]
    [InlineData("")]
    public void A_page_that_breaks_off_is_not_taken_for_a_whole_one(string body)
    {
        Exception failure = Assert.ThrowsAny<Exception>(() => Members(body));
        Assert.True(failure is JsonException or UnreadableAnswerException, failure.ToString());
    }

    [Fact]
    public void Members_are_read_whatever_order_their_properties_are_in()
    {
        Page<MemberRecord> page = Members("""
            {"@odata.context":{"nested":[1,{"value":[2]}]},
             "value":[
               {"displayName":"Ann","extension":{"id":"x","a":[1]},"id":"00000000-0000-0000-0000-000000000001","mail":null,"@odata.type":"#microsoft.graph.user","accountEnabled":true},
               {"@odata.type":"#microsoft.graph.user","id":"00000000-0000-0000-0000-000000000002","displayName":null,"userPrincipalName":null},
               {"@odata.type":"#microsoft.graph.group","id":"00000000-0000-0000-0000-000000000003","displayName":"G","visibility":null},
               {"@odata.type":"#microsoft.graph.group","id":"00000000-0000-0000-0000-000000000004","displayName":"H"},
               {"@odata.type":"#microsoft.graph.newKind","id":"00000000-0000-0000-0000-000000000005"},
               {"id":"00000000-0000-0000-0000-000000000006"}],
             "@odata.nextLink":"https://x/y"}
            """);

        Assert.Equal("https://x/y", page.NextLink);
        Assert.Equal(
            [MemberKind.User, MemberKind.User, MemberKind.Group, MemberKind.Group, MemberKind.Unknown, MemberKind.Unknown],
            page.Items.Select(item => item.Kind));
        Assert.Equal("Ann", page.Items[0].User?.DisplayName);
        Assert.Null(page.Items[1].User);
        Assert.NotNull(page.Items[2].Group);
        Assert.Null(page.Items[3].Group);
    }

    [Fact]
    public void S1_members_of_an_unknown_kind_leave_a_gap()
    {
        var tally = new MemberTally();
        tally.Add(Members("""{"value":[{"@odata.type":"#microsoft.graph.newKind","id":"00000000-0000-0000-0000-000000000005"},{"id":"00000000-0000-0000-0000-000000000006"}]}""").Items, []);

        Assert.Equal("What 2 of its members are is not known (Graph calls them microsoftgraphnewKind).", Assert.Single(tally.Gaps()));
    }

    [Fact]
    public void The_answers_of_a_batch_are_found_in_any_order()
    {
        byte[] body = Encoding.UTF8.GetBytes(
            """{"other":1,"responses":[{"body":{"a":[1,2]},"headers":{"retry-after":"12","x":{"y":1},"x-ms-throttle-limit-percentage":"0.9"},"status":429,"id":"1"},{"id":"0","status":200,"body":"MTI="},{"id":"z","status":204}]}""");

        List<BatchItem> items = BatchReader.Read(body);

        Assert.Equal([1, 0, -1], items.Select(item => item.Id));
        Assert.Equal([429, 200, 204], items.Select(item => item.Status));
        Assert.Equal(TimeSpan.FromSeconds(12), items[0].RetryAfter);
        Assert.Equal(0.9, items[0].UsedShare);
        Assert.Equal("""{"a":[1,2]}""", Encoding.UTF8.GetString(body[items[0].Body]));
        Assert.Equal("\"MTI=\"", Encoding.UTF8.GetString(body[items[1].Body]));
    }

    private static Page<MemberRecord> Members(string body) => PageReader.Read(Encoding.UTF8.GetBytes(body), DirectoryObjectReader.ReadMember);
}
