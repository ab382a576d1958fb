namespace Rescue.AdSync.Planning;

/// <summary>What a plan does, as a SHA-256: two plans with one id do the same thing (R18).</summary>
public readonly record struct PlanId
{
    private const string Prefix = "sha256:";

    private readonly string? _value;

    private PlanId(string value) => _value = value;

    /// <summary>Tries to read a plan id.</summary>
    /// <param name="text"><c>sha256:</c> and 64 hexadecimal digits, or <see langword="null"/>.</param>
    /// <param name="id">The plan id.</param>
    /// <returns><see langword="true"/> if <paramref name="text"/> is a plan id.</returns>
    public static bool TryParse(string? text, out PlanId id)
    {
        string? clean = text?.Trim().ToLowerInvariant();
        bool ok = clean is { Length: 71 } && clean.StartsWith(Prefix, StringComparison.Ordinal) && clean.AsSpan(Prefix.Length).IndexOfAnyExcept(HexDigits) < 0;
        id = ok ? new PlanId(clean!) : default;
        return ok;
    }

    /// <summary>Returns <c>sha256:</c> and 64 hexadecimal digits.</summary>
    public override string ToString() => _value ?? string.Empty;

    internal static PlanId FromHash(ReadOnlySpan<byte> hash) => new(Prefix + Convert.ToHexStringLower(hash));

    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdef");
}
