using Rescue.AdSync.TestSupport.Samba;

namespace Rescue.AdSync.EndToEnd;

/// <summary>A domain controller for the tests of one class.</summary>
public abstract class DomainFixture(int crowd) : IAsyncLifetime
{
    /// <summary>Gets how many people the group Crowd has.</summary>
    public int Crowd => crowd;

    public SambaDomain Domain { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Domain = await SambaDomain.StartAsync(ExampleDomain.Build(crowd));

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Domain.DisposeAsync();
    }
}

/// <summary>A domain with a group larger than any server shows at once.</summary>
public sealed class LargeDomain() : DomainFixture(2500);

/// <summary>A domain that is soon synchronised.</summary>
public sealed class SmallDomain() : DomainFixture(60);
