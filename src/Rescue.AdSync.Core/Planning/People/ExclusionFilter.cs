using System.Collections.Immutable;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>R5: guests and patterns. Whom it keeps out is as if they were no member.</summary>
internal sealed class ExclusionFilter(PlanningRun run)
{
    private readonly Dictionary<(int User, int Pairing), string> _keptOut = [];

    public bool LetsEverybodyIn(PairingState pairing) =>
        pairing.Pairing.EffectiveGuests == GuestRule.Include && run.Policy.Exclude.IsDefaultOrEmpty && pairing.Pairing.Exclude.IsDefaultOrEmpty;

    public bool LetsIn(PairingState pairing, int user)
    {
        string? reason = WhyNot(pairing, run.Directory.User(user));
        if (reason is not null)
        {
            _keptOut.TryAdd((user, pairing.Index), reason);
        }

        return reason is null;
    }

    public IEnumerable<PlanNote> Notes() =>
        _keptOut.Select(entry => new PlanNote(
            NoteCode.Excluded,
            NoteSeverity.Info,
            PersonName.Of(run.Policy, run.Directory.User(entry.Key.User)),
            $"Not a member of '{run.Pairings[entry.Key.Pairing].Name}' for this synchronisation: {entry.Value}."));

    /// <summary>Gets why a user is kept out of a pairing, or <see langword="null"/>.</summary>
    public string? WhyNot(PairingState pairing, DirectoryUser user)
    {
        if (user.IsGuest && pairing.Pairing.EffectiveGuests == GuestRule.Exclude)
        {
            return "guests are excluded";
        }

        string? pattern = Match(run.Policy.Exclude, user) ?? Match(pairing.Pairing.Exclude, user);
        return pattern is null ? null : $"excluded by '{pattern}'";
    }

    private static string? Match(ImmutableArray<string> patterns, DirectoryUser user) =>
        patterns.IsDefaultOrEmpty ? null : patterns.FirstOrDefault(pattern =>
            WildcardPattern.Matches(pattern, user.UserPrincipalName)
            || WildcardPattern.Matches(pattern, user.Mail)
            || WildcardPattern.Matches(pattern, user.DisplayName));
}
