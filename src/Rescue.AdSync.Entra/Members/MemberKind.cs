namespace Rescue.AdSync.Entra.Members;

/// <summary>What a member of a group is.</summary>
internal enum MemberKind
{
    /// <summary>Something that this version does not know; it might be a person.</summary>
    Unknown,

    /// <summary>A person's account.</summary>
    User,

    /// <summary>Another group.</summary>
    Group,

    /// <summary>A device, an application, a contact: nobody who could sign in.</summary>
    Other,
}
