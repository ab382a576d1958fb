namespace Rescue.AdSync;

/// <summary>The half of the Rescue tree that a user sits in. A person may have one node on each side.</summary>
public enum Side
{
    /// <summary>The Technicians tree.</summary>
    Technician,

    /// <summary>The Administrators tree and Master Administrators.</summary>
    Administrator,
}
