using System.Diagnostics.CodeAnalysis;

namespace Rescue.AdSync.ActiveDirectory.RealServer;

[CollectionDefinition(Name)]
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "xunit calls it a collection of tests.")]
public sealed class TwoDomainsCollection : ICollectionFixture<TwoDomains>
{
    public const string Name = "Two domains";
}
