namespace Rescue.AdSync.History;

/// <summary>Why a run took place.</summary>
public enum RunTrigger
{
    /// <summary>Somebody asked for it.</summary>
    Manual,

    /// <summary>It was due.</summary>
    Schedule,

    /// <summary>Somebody wants to restore what an earlier run changed.</summary>
    Undo,
}
