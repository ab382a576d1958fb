using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Tests.GraphServer;

/// <summary>A tenant of its own for each test, and a server that tells its changes.</summary>
public abstract class DeltaTest
{
    protected DeltaTest() => Tenant = new GraphTenant(Time);

    private protected static string[] Roles { get; } = ["GroupMember.Read.All", "User.Read.All"];

    private protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 5, 4, 8, 0, 0, TimeSpan.Zero));

    private protected GraphTenant Tenant { get; }

    private protected Task<GraphTestServer> StartAsync(DeltaBehavior? behavior = null) =>
        GraphTestServer.StartAsync(new() { Tenant = Tenant, Time = Time, Delta = behavior ?? new DeltaBehavior() }, GraphClientExtensions.Token);

    private protected static IEnumerable<string> Members(JsonObject item) =>
        item["members@delta"]?.AsArray().Select(member => member!["id"]!.GetValue<string>()) ?? [];
}
