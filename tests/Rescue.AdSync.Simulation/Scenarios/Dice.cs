namespace Rescue.AdSync.Simulation.Scenarios;

/// <summary>Chance that is the same each time: SplitMix64 over a seed.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Makes dice of their own for one part of a world, so that leaving another part out changes nothing here.</summary>
    public static Dice For(ulong seed, string part, int index = 0)
    {
        ulong mixed = seed ^ 0x9E3779B97F4A7C15UL;
        foreach (char character in part)
        {
            mixed = (mixed ^ character) * 0x100000001B3UL;
        }

        var dice = new Dice(mixed + ((ulong)index * 0xD1B54A32D192ED03UL));
        dice.Next();
        return dice;
    }

    public ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>Draws a number from 0 up to, and without, a limit.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> values) => values[Below(values.Count)];
}
