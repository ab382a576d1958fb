namespace Rescue.AdSync.Accounts;

/// <summary>What a node of the Rescue organisation tree is, as <c>getHierarchy</c> names it.</summary>
public enum NodeType
{
    /// <summary>A word that is not known here. Such a node is left alone and noted (S5).</summary>
    Unknown,

    /// <summary>The top of the tree.</summary>
    Root,

    /// <summary>The category that holds master administrators.</summary>
    MasterAdministrators,

    /// <summary>The category that holds administrators and their groups.</summary>
    Administrators,

    /// <summary>The category that holds technician groups.</summary>
    Technicians,

    /// <summary>A group of administrators.</summary>
    AdministratorGroup,

    /// <summary>A group of technicians.</summary>
    TechnicianGroup,

    /// <summary>A master administrator.</summary>
    MasterAdministrator,

    /// <summary>An administrator.</summary>
    Administrator,

    /// <summary>A technician.</summary>
    Technician,

    /// <summary>An administrator assigned to a technician group.</summary>
    AdministratorLink,

    /// <summary>An administrator group assigned to a technician group.</summary>
    AdministratorGroupLink,

    /// <summary>A channel.</summary>
    Channel,

    /// <summary>A pseudo group.</summary>
    PseudoGroup,
}
