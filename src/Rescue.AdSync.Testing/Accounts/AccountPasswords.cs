using System.Security.Cryptography;
using System.Text;

namespace Rescue.AdSync.Testing;

/// <summary>Knows the users' passwords well enough to compare them, as digests under a key that lives as long as the process.</summary>
internal sealed class AccountPasswords
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<NodeId, byte[]> _digests = [];

    public void Set(NodeId user, string password) => _digests[user] = Digest(password);

    public void Forget(NodeId user) => _digests.Remove(user);

    public bool Matches(NodeId user, string? password) =>
        password is not null
        && _digests.TryGetValue(user, out byte[]? digest)
        && CryptographicOperations.FixedTimeEquals(digest, Digest(password));

    private byte[] Digest(string password) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(password));
}
