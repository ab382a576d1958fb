using Rescue.AdSync.GraphTesting.Messages;

namespace Rescue.AdSync.GraphTesting.Hosting;

/// <summary>What requests cost, as the tables of throttling limits for identity and access have it.</summary>
internal static class ResourceUnits
{
    private const int SmallPage = 20;

    public static int Of(GraphRequest request)
    {
        int cost = request.Segments switch
        {
            ["groups", _, "transitivemembers", ..] => 5,
            ["groups", _, "members", ..] => 3,
            ["directoryobjects", "getbyids"] => 3,
            ["users"] => 2,
            _ => 1,
        };
        cost -= request.Options.Has("select") ? 1 : 0;
        cost += request.Options.Has("expand") ? 1 : 0;
        cost -= request.Options.Top() < SmallPage ? 1 : 0;
        return Math.Max(cost, 1);
    }
}
