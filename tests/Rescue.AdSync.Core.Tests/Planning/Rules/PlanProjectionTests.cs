using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Tests.Planning.Rules;

/// <summary>The account as it will be: what R17 and reports build on.</summary>
public sealed class PlanProjectionTests
{
    private readonly PlanningInput _input = Given.Input("""
        directory
          group Support: ann bob @Night
          group Night: cat
          person ann name="Ann Ash" mail=ash@example.com given=Annie
          person bob disabled
        rescue
          Technicians
            group Support #100
              ann #200 mobile nick=A
              bob #201
            Administrators
              dan #50 unreadable
        pairings
          Support -> #100 SsoId=Upn Nick=givenName UnmatchedUsers=Leave
        """);

    [Fact]
    public void Apply_EveryField_IsChangedInTreeAndDetails()
    {
        Plan plan = ReconciliationPlanner.Plan(_input);
        RescueSnapshot after = PlanProjection.Apply(_input.Rescue, plan);
        Assert.True(after.TryGetNode(new NodeId(200), out RescueNode? ann));
        UserDetails details = after.DetailsOf(ann.Id)!;
        Assert.Equal(("Ann Ash", "ash@example.com"), (ann.Name, ann.Email.ToString()));
        Assert.Equal(("Ann Ash", "Annie", "ash@example.com", "ann@example.com"), (details.Name, details.Nick, details.Email.ToString(), details.SsoId));
        Assert.True(details.HasMobileAddOn);
        Assert.True(_input.Rescue.TryGetNode(new NodeId(200), out RescueNode? before) && before.Name == "Ann");
    }

    [Fact]
    public void Apply_Creates_BearIdsAboveAllOthers()
    {
        RescueSnapshot after = PlanProjection.Apply(_input.Rescue, ReconciliationPlanner.Plan(_input));
        RescueNode night = Assert.Single(after.Nodes, node => node.Name == "Night");
        RescueNode cat = Assert.Single(after.ChildrenOf(night.Id));
        Assert.Equal((NodeType.TechnicianGroup, NodeType.Technician), (night.Type, cat.Type));
        Assert.True(night.Id > new NodeId(201) && cat.Id > night.Id);
        Assert.Empty(after.Faults);
        Assert.NotNull(after.DetailsOf(cat.Id));
    }

    [Fact]
    public void Apply_WhatCouldNotBeRead_StaysUnread()
    {
        Plan plan = ReconciliationPlanner.Plan(_input);
        RescueSnapshot after = PlanProjection.Apply(_input.Rescue, plan);
        Assert.Null(after.DetailsOf(new NodeId(50)));
        Plan again = ReconciliationPlanner.Plan(_input with { Rescue = after });
        Assert.Empty(again.Actions);
        Assert.Empty(again.MissingDetails);
    }
}
