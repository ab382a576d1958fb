namespace Rescue.AdSync.Planning;

/// <summary>The stable codes of notes. In JSON they are written in camel case.</summary>
public enum NoteCode
{
    /// <summary>Directory groups contain each other; the loop was walked once (R3).</summary>
    GroupCycle,

    /// <summary>Two candidates for one counterpart; nobody was touched (R3, R6).</summary>
    AmbiguousMatch,

    /// <summary>A Rescue group below a target has no counterpart in the directory; it stays (R3).</summary>
    UnmatchedGroup,

    /// <summary>A person is in several target groups of one side; the first counts (R4).</summary>
    MultiplePairings,

    /// <summary>A person is excluded, as a guest or by a pattern (R5).</summary>
    Excluded,

    /// <summary>Whether the directory account is enabled could not be read; the person is left alone (R5).</summary>
    UnknownState,

    /// <summary>A user who was not linked is taken over (R6).</summary>
    Adopted,

    /// <summary>A person has no sign-in e-mail (R7).</summary>
    MissingEmail,

    /// <summary>Two people want the same sign-in e-mail; both are passed over (R7).</summary>
    DuplicateEmail,

    /// <summary>Another Rescue user holds the e-mail (R7).</summary>
    EmailInUse,

    /// <summary>A person who is disabled or expired in the directory is not created (R8).</summary>
    InactiveNotCreated,

    /// <summary>A pairing that only follows status does not create a person (R2).</summary>
    NotInRescue,

    /// <summary>A user in scope was never managed from the directory and is left alone (R9).</summary>
    UnmanagedUser,

    /// <summary>Two people would have the same single sign-on id; neither gets it (R11).</summary>
    DuplicateSsoId,

    /// <summary>No mobile licence is left (R12).</summary>
    NoMobileSeat,

    /// <summary>A person would have to change sides or kind, which Rescue cannot do by a move (R13).</summary>
    KindChange,

    /// <summary>A protected user is not touched (R14).</summary>
    Protected,

    /// <summary>More groups than the limit; the plan is refused (R15).</summary>
    TooManyGroups,

    /// <summary>A target group would have more members than the limit; its pairing is frozen (R15).</summary>
    OverMemberLimit,

    /// <summary>Something could not be read completely; nothing is taken away on that side (S1).</summary>
    IncompleteRead,

    /// <summary>A paired group, in the directory or in Rescue, could not be found; its pairing is frozen (S1).</summary>
    GroupNotFound,

    /// <summary>A pairing's target cannot hold its members; the pairing is frozen (R13).</summary>
    TargetKindMismatch,

    /// <summary>A paired group had members at the last run and has none now; its pairing is frozen until approved (S2).</summary>
    EmptiedGroup,

    /// <summary>More people would be disabled than the brake allows; the plan is blocked (S3).</summary>
    TooManyDisables,

    /// <summary>More people would be moved than the brake allows; the plan is blocked (S3).</summary>
    TooManyMoves,

    /// <summary>More people would be created than the brake allows; the plan is blocked (S3).</summary>
    TooManyCreates,

    /// <summary>A brake is raised so far that it never holds (S3).</summary>
    BrakeReleased,

    /// <summary>The Rescue tree is not sound, or not the credential's own; the plan is refused (S5).</summary>
    UnsoundTree,

    /// <summary>A node of a type that is not known here; it is left alone (S5).</summary>
    UnknownNodeType,

    /// <summary>A remark of a directory source on its read.</summary>
    DirectoryRemark,

    /// <summary>A user who was linked to another person, who is no longer in the directory, is taken over by the one who has the e-mail now (R6).</summary>
    Relinked,

    /// <summary>The node that somebody was linked to is gone; the link is dropped (R6).</summary>
    LinkDropped,

    /// <summary>A node that an earlier run created and did not get to finish was found, and is finished (E3).</summary>
    HalfMadeNode,

    /// <summary>An empty, nameless node that nobody answers for; it is left alone (E3).</summary>
    OrphanNode,

    /// <summary>Something that the run to be undone had changed is not restored, because it has changed since or cannot be.</summary>
    NotUndone,
}
