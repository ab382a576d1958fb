namespace Rescue.AdSync.Entra.Transport;

/// <summary>An answer is no answer to what was asked; the message says what is wrong with it.</summary>
internal sealed class UnreadableAnswerException(string message) : Exception(message);
