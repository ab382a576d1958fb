using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Benchmarks.Baselines;

/// <summary>The least any planner must do: hash each matching key once. It takes no snapshot's indexes for granted.</summary>
internal sealed class Floor
{
    private readonly string[] _directory;
    private readonly string[] _rescue;

    /// <summary>Initializes a new instance of the <see cref="Floor"/> class.</summary>
    /// <param name="users">The directory's side.</param>
    /// <param name="nodes">Rescue's side.</param>
    public Floor(IEnumerable<DirectoryUser> users, IEnumerable<RescueNode> nodes)
    {
        _directory = [.. users.Select(user => user.Mail).OfType<string>()];
        _rescue = [.. nodes.Where(node => node.Type.IsUser()).Select(node => node.Email.ToString())];
    }

    public int KeyCount => _directory.Length + _rescue.Length;

    public int HashKeys()
    {
        int hash = 0;
        foreach (string key in _directory)
        {
            hash ^= string.GetHashCode(key, StringComparison.OrdinalIgnoreCase);
        }

        foreach (string key in _rescue)
        {
            hash ^= string.GetHashCode(key, StringComparison.OrdinalIgnoreCase);
        }

        return hash;
    }
}
