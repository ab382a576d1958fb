using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Contracts;

/// <summary>
/// The directory that <see cref="DirectorySourceContract"/> asks about: what a fixture arranges, and what a read must find.
/// </summary>
/// <remarks>
/// Groups nested, in loops, empty, of one member and of more than fit a page; people in several groups, of every state, with
/// and without mail; names that mean something to query languages. Immutable, and safe to share between threads.
/// </remarks>
public sealed class ContractWorld
{
    /// <summary>The number of members of the largest group unless another is asked for: more than one page of any usual directory.</summary>
    public const int DefaultCrowdSize = 1501;

    private readonly Dictionary<string, ContractUser> _users;
    private readonly Dictionary<string, ContractGroup> _groups;
    private readonly Dictionary<string, ContractThing> _things;

    private ContractWorld(ContractFeatures lacks, StandardWorld content)
    {
        Lacks = lacks;
        Users = content.Users;
        Groups = content.Groups;
        Things = content.Things;
        _users = Users.ToDictionary(user => user.Key, StringComparer.Ordinal);
        _groups = Groups.ToDictionary(group => group.Key, StringComparer.Ordinal);
        _things = Things.ToDictionary(thing => thing.Key, StringComparer.Ordinal);
    }

    /// <summary>Gets what the fixture cannot offer; nothing that would need it is in this world.</summary>
    public ContractFeatures Lacks { get; }

    /// <summary>Gets the users.</summary>
    public IReadOnlyList<ContractUser> Users { get; }

    /// <summary>Gets the groups; their members may come before or after them.</summary>
    public IReadOnlyList<ContractGroup> Groups { get; }

    /// <summary>Gets the members of groups that are neither users nor groups.</summary>
    public IReadOnlyList<ContractThing> Things { get; }

    /// <summary>Makes the world for a fixture.</summary>
    /// <param name="lacks">What the fixture cannot offer.</param>
    /// <param name="crowdSize">The number of members of the largest group. It should pass every page size between the source and its directory.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="crowdSize"/> is less than 2.</exception>
    public static ContractWorld Create(ContractFeatures lacks = ContractFeatures.None, int crowdSize = DefaultCrowdSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(crowdSize, 2);
        return new ContractWorld(lacks, new StandardWorld(lacks, crowdSize));
    }

    /// <summary>Makes the key to give to a user, a group or a thing where the directory lets it be chosen: always the same.</summary>
    /// <param name="key">What the contract calls it.</param>
    public static ObjectId SuggestedId(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return ContractKeys.SuggestedId(key);
    }

    /// <summary>Determines whether the fixture can offer everything of a set.</summary>
    /// <param name="features">The set.</param>
    public bool Has(ContractFeatures features) => (Lacks & features) == ContractFeatures.None;

    /// <summary>Finds a user.</summary>
    /// <param name="key">The contract's name for it.</param>
    /// <returns>The user, or <see langword="null"/>.</returns>
    public ContractUser? FindUser(string key) => _users.GetValueOrDefault(key);

    /// <summary>Finds a group.</summary>
    /// <param name="key">The contract's name for it.</param>
    /// <returns>The group, or <see langword="null"/>.</returns>
    public ContractGroup? FindGroup(string key) => _groups.GetValueOrDefault(key);

    /// <summary>Finds a thing.</summary>
    /// <param name="key">The contract's name for it.</param>
    /// <returns>The thing, or <see langword="null"/>.</returns>
    public ContractThing? FindThing(string key) => _things.GetValueOrDefault(key);

    /// <summary>Makes the snapshot that a correct and undisturbed read gives.</summary>
    /// <param name="directory">The name of the directory.</param>
    /// <param name="idOf">Tells the key that the directory gave to what the contract calls so.</param>
    /// <param name="groups">The groups that are read, by the contract's names for them; those that are none are passed over.</param>
    public DirectorySnapshot Truth(DirectoryName directory, Func<string, ObjectId> idOf, params IEnumerable<string> groups)
    {
        ArgumentNullException.ThrowIfNull(idOf);
        ArgumentNullException.ThrowIfNull(groups);
        return new ContractTruth(this, idOf).Read(directory, groups);
    }
}
