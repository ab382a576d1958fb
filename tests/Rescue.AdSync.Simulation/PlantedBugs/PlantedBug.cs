namespace Rescue.AdSync.Simulation.PlantedBugs;

/// <summary>Mistakes that are made on purpose, to see that the simulation finds them.</summary>
internal enum PlantedBug
{
    /// <summary>The real thing.</summary>
    None,

    /// <summary>Actions are sent without being written down first (E3).</summary>
    SkipJournal,

    /// <summary>What an earlier run left open is forgotten (E3).</summary>
    ForgetOpenActions,

    /// <summary>What an earlier run left open is called done without a look (E4).</summary>
    SettleWithoutLooking,

    /// <summary>A create without a clear answer is sent once more (E4).</summary>
    RetryCreateBlindly,

    /// <summary>The nick is not sent back (E5).</summary>
    DropNick,

    /// <summary>The RPAT add-on is not sent back (E5).</summary>
    DropRpatAddOn,

    /// <summary>A read that lost a page is taken for whole (S1).</summary>
    IgnoreIncompleteRead,

    /// <summary>Links of new nodes are not saved (E9).</summary>
    ForgetNewLinks,

    /// <summary>Links of nodes that were created are saved under the next number, before there is an answer (E9).</summary>
    LinkBeforeConfirmed,

    /// <summary><c>ERROR</c> is taken for <c>OK</c> (E4).</summary>
    TakeErrorForOk,

    /// <summary>Who is protected is not looked at again right before a write (S6).</summary>
    SkipProtectedCheck,

    /// <summary>The brakes are off (S3).</summary>
    SkipBrakes,

    /// <summary>The last master administrators may be disabled (R14).</summary>
    IgnoreMasterFloor,

    /// <summary>Mobile licences are not taken back (R12).</summary>
    KeepLicences,

    /// <summary>After 429 a call is repeated at once, for as long as it takes (E7).</summary>
    IgnoreRetryAfter,

    /// <summary>Leavers whom no link names are left enabled (R9).</summary>
    LeaveStrangers,

    /// <summary>Emptied groups are not remembered as having had members (S2).</summary>
    ForgetGroupSizes,

    /// <summary>Somebody who is disabled is deleted instead, by way of an emptied record.</summary>
    BlankOnDisable,

    /// <summary>The history says that something was sent which was not.</summary>
    InventHistory,

    /// <summary>A move goes to the group next door.</summary>
    MoveElsewhere,

    /// <summary>The lock is not taken (E1).</summary>
    SkipLock,

    /// <summary>Another run is undone than the one that was asked for.</summary>
    UndoTheRunBefore,

    /// <summary>What became of a create is saved without the link of the node that it made (E3).</summary>
    SettleWithoutLinking,

    /// <summary>A user who could not be read is taken for one without nick, SSO id and add-ons (S1).</summary>
    TakeUnreadForEmpty,

    /// <summary>An approval counts for whatever plan there is (S4).</summary>
    TakeOldApproval,

    /// <summary>Groups take as many as belong there (R15).</summary>
    IgnoreLimits,

    /// <summary>Whom the policy leaves out is synchronised (R5).</summary>
    ForgetExclusions,
}
