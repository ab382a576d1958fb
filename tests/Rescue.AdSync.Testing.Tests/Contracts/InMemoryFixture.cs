using Rescue.AdSync.Directories;
using Rescue.AdSync.Testing.Contracts;

namespace Rescue.AdSync.Testing.Tests.Contracts;

/// <summary>The contract's world in memory.</summary>
public sealed class InMemoryFixture : IDirectorySourceFixture
{
    // Whoever is not a user or a group cannot be told from one who is gone, and nothing is ever waited for.
    public const ContractFeatures Lacks = ContractFeatures.Things | ContractFeatures.Stalls;

    public InMemoryFixture()
    {
        Source = Load();
        Unreachable = Load(source => source.FailWith(new DirectoryException(source.Name, "It is down.")));
        Failing = [Load(LoseMembers), Load(source => source.FailWith(new DirectoryException(source.Name, "It went down.")))];
    }

    public ContractWorld World { get; } = ContractWorld.Create(Lacks);

    public IDirectorySource Source { get; }

    public IDirectorySource? Unreachable { get; }

    public IReadOnlyList<IDirectorySource> Failing { get; }

    private InMemoryDirectorySource Load(Action<InMemoryDirectorySource>? change = null)
    {
        var source = new InMemoryDirectorySource(new DirectoryName("memory"));
        foreach (ContractUser user in World.Users)
        {
            source.SetUser(user.ToDirectoryUser(user.SuggestedId));
        }

        foreach (ContractGroup group in World.Groups)
        {
            source.SetGroup(group.SuggestedId, group.Name, group.Description);
            source.AddMembers(group.SuggestedId, [.. group.Members.Select(ContractWorld.SuggestedId)]);
        }

        change?.Invoke(source);
        return source;
    }

    private void LoseMembers(InMemoryDirectorySource source)
    {
        foreach (ContractGroup group in World.Groups.Where(group => group.Members.Count > 1))
        {
            source.RemoveMembers(group.SuggestedId, ContractWorld.SuggestedId(group.Members[^1]));
            source.MarkIncomplete(group.SuggestedId);
        }
    }
}
