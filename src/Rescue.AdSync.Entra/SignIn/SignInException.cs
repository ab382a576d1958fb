namespace Rescue.AdSync.Entra.SignIn;

/// <summary>No token was given out. The message says why and what to do, and holds no secret (S8).</summary>
internal sealed class SignInException(string message, bool isPassing, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Gets a value indicating whether the same may succeed a little later.</summary>
    public bool IsPassing => isPassing;
}
