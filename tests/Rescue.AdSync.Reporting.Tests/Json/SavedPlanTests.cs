using System.Text;
using System.Text.Json.Nodes;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Reporting.Tests.Support;

namespace Rescue.AdSync.Reporting.Tests.Json;

public sealed class SavedPlanTests
{
    [Fact]
    public async Task A_saved_plan_comes_back()
    {
        Plan plan = Sample.Plan();

        SavedPlan saved = await SaveAsync(plan);

        Assert.Equal(plan.Id, saved.Id);
        Assert.Equal(Sample.CreatedAt, saved.CreatedAt);
        Assert.False(saved.IsBlocked);
        Assert.Equal(plan.Actions.Select(action => (action.Kind, action.Side, action.NodeId, action.ObjectId, action.Email)), saved.Actions.Select(action => (action.Kind, action.Side, action.NodeId, action.ObjectId, action.Email)));
        Assert.Equal(plan.Actions.SelectMany(action => action.Changes), saved.Actions.SelectMany(action => action.Changes));
    }

    [Fact]
    public async Task Form_does_not_matter()
    {
        JsonNode json = JsonNode.Parse(await Written.TextAsync(PlanJson.WriteAsync, Sample.Preview()))!;
        var turned = new JsonObject();
        foreach ((string key, JsonNode? value) in json.AsObject().Reverse())
        {
            turned.Add(key, value!.DeepClone());
        }

        SavedPlan saved = await ReadAsync("/* kept by hand */ " + turned.ToJsonString().Insert(1, "\"ticket\": 42,"));

        Assert.Equal(Sample.Plan().Id, saved.Id);
        Assert.Equal(10, saved.Actions.Length);
    }

    [Theory]
    [InlineData("", "not readable JSON")]
    [InlineData("PK\u0003\u0004", "not readable JSON")]
    [InlineData("null", "has no schema")]
    [InlineData("{}", "has no schema")]
    [InlineData("""{"schema":"rescue-adsync-plan/2"}""", "has the schema 'rescue-adsync-plan/2'")]
    [InlineData("""{"schema":"rescue-adsync-outcome/1"}""", "outcome of a run")]
    [InlineData("""{"schema":"rescue-adsync-plan/1"}""", "it has no planId")]
    [InlineData("""{"schema":"rescue-adsync-plan/1","planId":"sha256:12"}""", "planId 'sha256:12' is not")]
    [InlineData("""{"schema":"rescue-adsync-plan/1","planId":"{id}"}""", "it has no actions")]
    [InlineData("""{"schema":"rescue-adsync-plan/1","planId":"{id}","actions":[null]}""", "actions[0] is null")]
    [InlineData("""{"schema":"rescue-adsync-plan/1","planId":"{id}","actions":[{"side":"technician"}]}""", "actions[0].kind is missing")]
    [InlineData("""{"schema":"rescue-adsync-plan/1","planId":"{id}","actions":[{"kind":"deleteUser","side":"technician"}]}""", "actions[0].kind 'deleteUser' is not known; there are createGroup,")]
    [InlineData("""{"schema":"rescue-adsync-plan/1","planId":"{id}","actions":[{"kind":"moveUser","side":"technician","objectId":"x"}]}""", "actions[0].objectId 'x' is not a GUID")]
    [InlineData("""{"schema":"rescue-adsync-plan/1","planId":"{id}","actions":[{"kind":"moveUser","side":"technician","changes":[null]}]}""", "actions[0].changes[0].field is missing")]
    [InlineData("""{"schema":"rescue-adsync-plan/1","planId":"{id}","actions":[{"kind":"moveUser","nodeId":"twelve"}]}""", "not readable JSON")]
    public async Task What_is_no_saved_plan_is_refused_with_the_reason(string json, string reason)
    {
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(json.Replace("{id}", Sample.Plan().Id.ToString(), StringComparison.Ordinal)));

        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_plan_differs_in_nothing()
    {
        SavedPlan saved = await SaveAsync(Sample.Plan());

        Assert.Empty(saved.DifferencesTo(Sample.Plan()));
    }

    [Fact]
    public async Task A_newer_plan_is_told_apart_action_by_action()
    {
        SavedPlan saved = await SaveAsync(Sample.Plan());
        PlanAction[] actions =
        [
            .. Sample.Actions().Where(action => action is not MoveUserAction and not UpdateUserAction),
            Sample.User<UpdateUserAction>(14, "carol.cedar@example.com", "Carol Cedar", node: 50, parent: 41, [new(Field.Name, "Carol Cedar", "Carol Pine"), new(Field.Nick, null, "Carol")], "Changed."),
            Sample.User<DisableUserAction>(0, "gus.holly@example.com", "Gus Holly", node: 54, parent: 40, [new(Field.Status, FieldChange.Enabled, FieldChange.Disabled)], "Left."),
        ];

        IReadOnlyList<string> differences = saved.DifferencesTo(Sample.Plan(PlanVerdict.Ready, null, actions));

        Assert.Equal(
            [
                "Different: Update user carol.cedar@example.com (technician): name is to become 'Carol Pine' instead of 'Carol Oak'; SSO id is left alone; nick is to become 'Carol'.",
                "New: Disable user gus.holly@example.com (technician).",
                "Gone: Move user eve.fir@example.com (technician).",
            ],
            differences);
    }

    [Fact]
    public async Task A_value_that_changed_in_Rescue_meanwhile_is_told()
    {
        SavedPlan saved = await SaveAsync(Sample.Plan(PlanVerdict.Ready, null, Rename("Carol Cedar")));

        string difference = Assert.Single(saved.DifferencesTo(Sample.Plan(PlanVerdict.Ready, null, Rename("C. Cedar"))));

        Assert.EndsWith("name is 'C. Cedar' at present, and was 'Carol Cedar'.", difference, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_of_the_same_actions_under_another_policy_is_told()
    {
        SavedPlan saved = await SaveAsync(Sample.Plan());
        var current = new Plan(Sample.Policy() with { MobileSeats = 1 }, PlanVerdict.Ready, Sample.Actions(), Sample.Notes);

        Assert.Equal(["The actions are the same; the policy, their order or their places differ."], saved.DifferencesTo(current));
    }

    private static UpdateUserAction Rename(string before) =>
        Sample.User<UpdateUserAction>(14, "carol.cedar@example.com", "Carol Cedar", node: 50, parent: 41, [new(Field.Name, before, "Carol Oak")], "Changed.");

    private static async Task<SavedPlan> SaveAsync(Plan plan) => await ReadAsync(await Written.TextAsync(PlanJson.WriteAsync, Sample.Preview(plan)));

    private static async Task<SavedPlan> ReadAsync(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return await SavedPlan.ReadAsync(stream, TestContext.Current.CancellationToken);
    }
}
