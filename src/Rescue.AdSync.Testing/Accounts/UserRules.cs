using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing;

/// <summary>Decides about <c>setUser</c>: a full replacement, in which whatever is left out is blanked.</summary>
internal sealed class UserRules(AccountTree tree, AccountPasswords passwords)
{
    private const int MaxEmailLength = 254;
    private const int MinPasswordLength = 8;

    public RescueResult Set(UserWrite write, NodeId caller, int? mobileSeats)
    {
        if (tree.Find(write.Node) is not { } user || !user.Type.IsUser())
        {
            return Refusals.InvalidNode;
        }

        RescueResult refusal = CheckFields(write);
        refusal = refusal.IsOk ? CheckPassword(write, user, caller) : refusal;
        if (!refusal.IsOk)
        {
            return refusal;
        }

        EmulatedNode changed = Replacement(write, user);
        refusal = CheckAgainstOthers(changed, user, mobileSeats);
        if (refusal.IsOk)
        {
            tree.Replace(changed);
            Remember(write);
        }

        return refusal;
    }

    internal static bool IsGoodName(string? name) =>
        !string.IsNullOrWhiteSpace(name) && name.Length <= EmulatedAccount.MaxNameLength;

    internal static bool IsStatus(string? word) => Is(word, "Enabled") || Is(word, "Disabled");

    internal static bool Is(string? word, string expected) => string.Equals(word, expected, StringComparison.OrdinalIgnoreCase);

    private static RescueResult CheckFields(UserWrite write) => write switch
    {
        _ when !IsGoodName(write.Name) => Refusals.InvalidName,
        _ when !IsGoodEmail(write.Email) => Refusals.InvalidEmail,
        _ when !IsStatus(write.Status) => Refusals.InvalidStatus,
        _ when !IsBoolean(write.MobileAddOn) => Refusals.InvalidMobileAddOn,
        _ when !IsBoolean(write.RpatAddOn) => Refusals.InvalidRpatAddOn,
        _ => RescueResult.Ok,
    };

    private static bool IsGoodEmail(string? email)
    {
        if (string.IsNullOrEmpty(email) || email.Length > MaxEmailLength || email.Any(char.IsWhiteSpace))
        {
            return false;
        }

        int at = email.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < email.Length - 1 && at == email.LastIndexOf('@');
    }

    private static bool IsBoolean(string? word) => Is(word, "True") || Is(word, "False");

    private static EmulatedNode Replacement(UserWrite write, EmulatedNode user) => user with
    {
        Name = write.Name!,
        Nick = write.Nick ?? string.Empty,
        Email = write.Email!,
        SsoId = write.SsoId ?? string.Empty,
        Description = write.Description ?? string.Empty,
        Status = StatusAfter(user.Status, Is(write.Status, "Enabled")),
        HasMobileAddOn = Is(write.MobileAddOn, "True"),
        HasRpatAddOn = Is(write.RpatAddOn, "True"),
        HasPassword = user.HasPassword || write.Password is not null,
    };

    // Presence is in the same field: somebody who is online stays so when the record is written.
    private static NodeStatus StatusAfter(NodeStatus before, bool enabled) => (enabled, before) switch
    {
        (false, _) => NodeStatus.Disabled,
        (true, NodeStatus.Disabled) => NodeStatus.Offline,
        _ => before,
    };

    // An empty password is not the same as none: it was sent, so it is judged.
    private RescueResult CheckPassword(UserWrite write, EmulatedNode user, NodeId caller) => write switch
    {
        _ when user.Id == caller && user.Type == NodeType.MasterAdministrator && !passwords.Matches(caller, write.CurrentPassword) =>
            Refusals.MissingCurrentPassword,
        { Password: null } => RescueResult.Ok,
        _ when write.Password.Any(char.IsWhiteSpace) => Refusals.PasswordWithWhiteSpace,
        _ when write.Password.Length < MinPasswordLength => Refusals.PasswordTooShort,
        _ when !string.Equals(write.Password, write.Confirmation, StringComparison.Ordinal) => Refusals.PasswordNotConfirmed,
        _ => RescueResult.Ok,
    };

    private RescueResult CheckAgainstOthers(EmulatedNode changed, EmulatedNode before, int? mobileSeats) => changed switch
    {
        // One person's technician and administrator nodes may already share an e-mail; nobody can come to share one.
        _ when !Is(changed.Email, before.Email) && tree.WithEmail(changed.Email).Any(other => other.Id != changed.Id) => Refusals.EmailInUse,
        { HasMobileAddOn: true } when !before.HasMobileAddOn && tree.MobileHolders >= mobileSeats => Refusals.InvalidMobileAddOn,
        { IsEnabled: true, HasPassword: false, SsoId: "" } => Refusals.Unspecified,
        _ => RescueResult.Ok,
    };

    private void Remember(UserWrite write)
    {
        if (write.Password is not null)
        {
            passwords.Set(write.Node, write.Password);
        }
    }
}
