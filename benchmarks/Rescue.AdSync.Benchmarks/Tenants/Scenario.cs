namespace Rescue.AdSync.Benchmarks.Tenants;

/// <summary>What happened since Rescue was last in step.</summary>
public enum Scenario
{
    /// <summary>Nothing; every person is linked, as after a first run.</summary>
    NoChange,

    /// <summary>One person in a hundred changed; every person who was there before is linked.</summary>
    OnePercent,

    /// <summary>Everybody changed; every person who was there before is linked.</summary>
    Everybody,

    /// <summary>Nothing, but there are no links: everybody is matched by e-mail.</summary>
    NoChangeUnlinked,

    /// <summary>One person in a hundred changed, and there are no links.</summary>
    OnePercentUnlinked,

    /// <summary>The groups in Rescue are empty: everybody is created.</summary>
    FirstImport,
}

/// <summary>What can be said of a <see cref="Scenario"/>.</summary>
internal static class Scenarios
{
    public static double ShareOfChanged(this Scenario scenario) => scenario switch
    {
        Scenario.OnePercent or Scenario.OnePercentUnlinked => 0.01,
        Scenario.Everybody => 1,
        _ => 0,
    };

    public static bool HasLinks(this Scenario scenario) => scenario is Scenario.NoChange or Scenario.OnePercent or Scenario.Everybody;
}
