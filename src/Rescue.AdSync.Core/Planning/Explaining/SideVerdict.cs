namespace Rescue.AdSync.Planning;

/// <summary>What a plan makes of one person on one side.</summary>
public enum SideVerdict
{
    /// <summary>Nothing is planned for anybody, because the plan is refused.</summary>
    Undecided,

    /// <summary>Neither wanted on this side nor there.</summary>
    NotConcerned,

    /// <summary>The plan changes them; see <see cref="SideExplanation.Actions"/>.</summary>
    WillChange,

    /// <summary>They are as they should be already.</summary>
    InStep,

    /// <summary>They would be changed, and every change is held back; see <see cref="SideExplanation.Withheld"/>.</summary>
    Withheld,

    /// <summary>A pairing that decides about them is frozen, so nobody touches them.</summary>
    Frozen,

    /// <summary>They would be changed, and are protected (R14).</summary>
    Protected,

    /// <summary>It is not certain which person is which Rescue user, so nobody is touched (R6).</summary>
    Ambiguous,

    /// <summary>They are passed over; the notes say why.</summary>
    PassedOver,

    /// <summary>They sit where a pairing decides, were never managed from the directory, and are left as they are (R9).</summary>
    Unmanaged,

    /// <summary>They sit where no pairing decides.</summary>
    OutOfScope,
}
