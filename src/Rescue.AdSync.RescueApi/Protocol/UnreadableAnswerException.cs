namespace Rescue.AdSync.RescueApi.Protocol;

/// <summary>An answer that is not what Rescue's text protocol promises. Never leaves this assembly: it becomes a result.</summary>
/// <param name="what">What is wrong, as a noun phrase; names fields, never quotes values (S8).</param>
internal sealed class UnreadableAnswerException(string what) : Exception(what);
