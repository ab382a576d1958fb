using System.Collections.Immutable;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Tests.State;

public sealed class SyncStateTests
{
    private static readonly ObjectId Ann = new(new Guid(1, 0, 0, new byte[8]));
    private static readonly ObjectId Bob = new(new Guid(2, 0, 0, new byte[8]));

    [Fact]
    public void Index_FindsByObjectAndSideAndByNode()
    {
        var technician = new Link(Ann, Side.Technician, new NodeId(200));
        var administrator = new Link(Ann, Side.Administrator, new NodeId(210)) { MobileGranted = true };
        LinkIndex index = new SyncState { Links = [administrator, technician] }.Index;
        Assert.Same(technician, index.Of(Ann, Side.Technician));
        Assert.Same(administrator, index.Of(Ann, Side.Administrator));
        Assert.Same(administrator, index.Of(new NodeId(210)));
        Assert.Null(index.Of(Bob, Side.Technician));
        Assert.Null(index.Of(new NodeId(999)));
        Assert.True(index.HasGrants);
        Assert.False(new SyncState { Links = [technician] }.Index.HasGrants);
    }

    [Fact]
    public void Index_ContradictingLinks_AreTakenAlikeInWhateverOrder()
    {
        Link[] links = [new(Ann, Side.Technician, new NodeId(201)), new(Ann, Side.Technician, new NodeId(200)), new(Bob, Side.Technician, new NodeId(200))];
        Assert.All([[.. links], ImmutableArray.CreateRange(links.Reverse())], order =>
        {
            LinkIndex index = new SyncState { Links = order }.Index;
            Assert.Equal(new NodeId(200), index.Of(Ann, Side.Technician)?.Node);
            Assert.Equal(Ann, index.Of(new NodeId(200))?.ObjectId);
        });
    }

    [Fact]
    public void Index_OtherLinks_AreIndexedAnew()
    {
        var state = new SyncState { Links = [new(Ann, Side.Technician, new NodeId(200))] };
        Assert.NotNull(state.Index.Of(Ann, Side.Technician));
        SyncState other = state with { Links = [new(Bob, Side.Technician, new NodeId(201))] };
        Assert.Null(other.Index.Of(Ann, Side.Technician));
        Assert.Null((state with { Links = default }).Index.Of(Ann, Side.Technician));
        Assert.Empty(SyncState.Empty.Links);
    }
}
