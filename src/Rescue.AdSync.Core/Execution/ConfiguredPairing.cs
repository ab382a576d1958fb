using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Execution;

/// <summary>A pairing as somebody wrote it, with names where the planner wants ids.</summary>
/// <param name="DirectoryGroup">An object id, a distinguished name, or a name that only one group bears.</param>
/// <param name="RescueGroup">A node id, <c>Administrators</c>, <c>MasterAdministrators</c>, or a path such as <c>Technicians/EMEA/Level 2</c>.</param>
/// <param name="Settings">Everything else; its group and target are replaced by what the names lead to.</param>
public sealed record ConfiguredPairing(string DirectoryGroup, string RescueGroup, Pairing Settings);
