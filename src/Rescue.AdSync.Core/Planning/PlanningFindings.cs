namespace Rescue.AdSync.Planning;

/// <summary>A plan with everything that was found out while it was made, so that an explanation cannot differ from it.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Run">What the steps shared.</param>
/// <param name="People">What was found out about people, or <see langword="null"/> where the plan was refused before.</param>
internal sealed record PlanningFindings(Plan Plan, PlanningRun Run, PeopleFindings? People);

/// <summary>What was found out about people.</summary>
/// <param name="Members">Who is wanted where, by side; <see langword="null"/> for a side without pairings.</param>
/// <param name="Matches">Which person is which node.</param>
/// <param name="Emails">Who wants which e-mail.</param>
/// <param name="Scope">Which pairing decides about which node.</param>
/// <param name="Protected">Who is never touched.</param>
internal sealed record PeopleFindings(Membership?[] Members, Matches Matches, EmailClaims Emails, ScopeMap Scope, ProtectedUsers Protected);
