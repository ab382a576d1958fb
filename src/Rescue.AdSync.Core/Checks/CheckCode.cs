namespace Rescue.AdSync.Checks;

/// <summary>The stable codes of the checks that this project's own connections make. Programs may depend on them.</summary>
public static class CheckCode
{
    /// <summary>The server's name is known and it answers on its port.</summary>
    public const string Reachable = "reachable";

    /// <summary>TLS is agreed on; the certificate is trusted, bears the server's name and is in date.</summary>
    public const string Tls = "tls";

    /// <summary>The credential is accepted.</summary>
    public const string SignIn = "signIn";

    /// <summary>One permission that is needed is held; <see cref="CheckResult.Subject"/> names it as the portal does.</summary>
    public const string Permission = "permission";

    /// <summary>One paired group can be found and read completely.</summary>
    public const string GroupRead = "groupRead";

    /// <summary>This machine's clock and the server's agree.</summary>
    public const string Clock = "clock";

    /// <summary>A secret or certificate is not about to end.</summary>
    public const string Expiry = "expiry";

    /// <summary>A limit of Rescue holds for what the pairings lead to (R15).</summary>
    public const string Limit = "limit";

    /// <summary>A brake can still hold (S3).</summary>
    public const string Brake = "brake";

    /// <summary>Whoever is to be protected is there to be protected (R14).</summary>
    public const string Protected = "protected";

    /// <summary>The pairings fit each other and what they name (R1).</summary>
    public const string Pairing = "pairing";

    /// <summary>The folder that the state is kept in can be written to.</summary>
    public const string State = "state";
}
