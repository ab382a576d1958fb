using System.Security.Cryptography;

namespace Rescue.AdSync.Execution;

/// <summary>Makes the password of somebody who will ask for a new one (R8).</summary>
/// <remarks>
/// 24 different characters out of four classes, which meets the strictest of the account's password rules; none that look
/// alike, no white space.
/// </remarks>
internal static class FirstPassword
{
    private static readonly (string Characters, int Count)[] Classes =
    [
        ("abcdefghijkmnpqrstuvwxyz", 9),
        ("ABCDEFGHJKLMNPQRSTUVWXYZ", 8),
        ("23456789", 4),
        ("!#$%*+-=?@_", 3),
    ];

    public static Secret Random()
    {
        char[] password = [.. Classes.SelectMany(group => Pick(group.Characters, group.Count))];
        RandomNumberGenerator.Shuffle(password.AsSpan());
        return new Secret(new string(password));
    }

    private static IEnumerable<char> Pick(string characters, int count)
    {
        char[] shuffled = characters.ToCharArray();
        RandomNumberGenerator.Shuffle(shuffled.AsSpan());
        return shuffled.Take(count);
    }
}
