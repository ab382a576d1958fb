namespace Rescue.AdSync.Planning;

/// <summary>How much a note matters.</summary>
public enum NoteSeverity
{
    /// <summary>Good to know; nothing is wrong.</summary>
    Info,

    /// <summary>Somebody or something was passed over; have a look.</summary>
    Warning,

    /// <summary>Something was refused for safety; it takes a person to go on.</summary>
    Error,
}

/// <summary>Something a person must know and no action shows: a skip, a conflict, a limit, a refusal.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Subject">Whom or what it is about: an e-mail, a group's name, a node id.</param>
/// <param name="Message">What is so, and what to do, in words for an administrator.</param>
public sealed record PlanNote(NoteCode Code, NoteSeverity Severity, string Subject, string Message);
