using System.Security.Cryptography;
using System.Text;

namespace Rescue.AdSync.Testing.Contracts;

/// <summary>Makes object ids of keys: the same id for the same key, at all times.</summary>
internal static class ContractKeys
{
    public static ObjectId SuggestedId(string key) =>
        new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"rescue-adsync-contract/{key}")).AsSpan(0, 16)));
}
