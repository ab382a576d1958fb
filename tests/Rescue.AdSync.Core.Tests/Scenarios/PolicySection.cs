using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Tests.Scenarios;

/// <summary>The policy and the pairings of a scenario, under the names that configuration has for them.</summary>
internal static class PolicySection
{
    public static SyncPolicy Read(ScenarioText text, DirectorySection directory, RescueSection rescue)
    {
        var policy = new SyncPolicy { Pairings = [.. text.Section("pairings").Select(line => ReadPairing(line, directory, rescue))] };
        foreach (ScenarioLine line in text.Section("policy"))
        {
            Tokens tokens = line.Tokens();
            policy = Set(policy, tokens.Word("the setting"), tokens);
            tokens.End();
        }

        return policy;
    }

    private static SyncPolicy Set(SyncPolicy policy, string key, Tokens tokens) => key switch
    {
        nameof(SyncPolicy.UseUpnInsteadOfEmail) => policy with { UseUpnInsteadOfEmail = true },
        nameof(SyncPolicy.UseEmailAsSsoId) => policy with { UseEmailAsSsoId = true },
        nameof(SyncPolicy.MaxGroups) => policy with { MaxGroups = Number(tokens) },
        nameof(SyncPolicy.MaxMembersPerGroup) => policy with { MaxMembersPerGroup = Number(tokens) },
        nameof(SyncPolicy.MobileSeats) => policy with { MobileSeats = Number(tokens) },
        nameof(SyncPolicy.MinimumMasterAdministrators) => policy with { MinimumMasterAdministrators = Number(tokens) },
        nameof(SyncPolicy.MaxDisables) => policy with { MaxDisables = ReadBrake(tokens) },
        nameof(SyncPolicy.MaxMoves) => policy with { MaxMoves = ReadBrake(tokens) },
        nameof(SyncPolicy.MaxCreates) => policy with { MaxCreates = ReadBrake(tokens) },
        nameof(SyncPolicy.Protected) => policy with { Protected = [.. Rest(tokens).Select(pattern => pattern.TrimStart('#'))] },
        nameof(SyncPolicy.Exclude) => policy with { Exclude = [.. Rest(tokens)] },
        _ => throw tokens.Fault($"'{key}' is no setting of a policy."),
    };

    private static int Number(Tokens tokens) => tokens.ParseNumber(tokens.Word("a number"));

    private static Brake ReadBrake(Tokens tokens)
    {
        int count = Number(tokens);
        string percent = tokens.Word("the percentage");
        return percent.EndsWith('%')
            ? new Brake(count, tokens.ParseNumber(percent[..^1]))
            : throw tokens.Fault("A brake is a number and a percentage, such as 5 10%.");
    }

    private static IEnumerable<string> Rest(Tokens tokens)
    {
        while (!tokens.IsAtEnd)
        {
            yield return tokens.Word("a pattern");
        }
    }

    private static Pairing ReadPairing(ScenarioLine line, DirectorySection directory, RescueSection rescue)
    {
        Tokens tokens = line.Tokens();
        string name = tokens.Word("the directory group");
        if (!tokens.Take("->"))
        {
            throw line.Fault("A pairing is written 'Support -> #100'.");
        }

        string to = tokens.Word("the Rescue group");
        RescueTarget target = to switch
        {
            "Administrators" => RescueTarget.Administrators,
            "MasterAdministrators" => RescueTarget.MasterAdministrators,
            _ => RescueTarget.Group(tokens.ParseNode(to)),
        };
        (ObjectId group, DirectoryName home) = Find(line, name, directory);
        var pairing = new Pairing
        {
            Directory = home,
            DirectoryGroup = group,
            DirectoryGroupName = name.TrimStart('?'),
            Target = target,
            Role = tokens.Choice("Role", RoleOf(target, rescue)),
            FullGroupSync = tokens.Switch("FullGroupSync", true),
            NestedGroups = tokens.Choice("NestedGroups", NestedGroupMode.Mirror),
            MobileLicense = tokens.Switch("MobileLicense", false),
            ManageMobileLicense = tokens.Choice("ManageMobileLicense", MobileLicenseRule.Managed),
            SsoId = tokens.OptionalChoice<SsoIdSource>("SsoId"),
            Guests = tokens.OptionalChoice<GuestRule>("Guests"),
            UnmatchedUsers = tokens.OptionalChoice<UnmatchedUserRule>("UnmatchedUsers"),
            Exclude = tokens.Setting("Exclude", null) is { } patterns ? [.. patterns.Split(' ', StringSplitOptions.RemoveEmptyEntries)] : ImmutableArray<string>.Empty,
            Attributes = ReadAttributes(tokens),
        };
        tokens.End();
        return pairing;
    }

    private static (ObjectId Group, DirectoryName Directory) Find(ScenarioLine line, string name, DirectorySection directory)
    {
        if (name.StartsWith('?'))
        {
            return (new ObjectId(new Guid(line.Number, 3, 0, new byte[8])), DirectorySection.DefaultDirectory);
        }

        foreach ((string candidate, ObjectId id, DirectoryName home) in directory.Groups)
        {
            if (candidate == name)
            {
                return (id, home);
            }
        }

        throw line.Fault($"There is no group '{name}'. To pair one that the directory does not show, write '?{name}'.");
    }

    private static Role RoleOf(RescueTarget target, RescueSection rescue) =>
        target.IsMasterAdministrators ? Role.MasterAdministrator
        : target.IsAdministrators || rescue.TypeOf(target.GroupId) == NodeType.AdministratorGroup ? Role.Administrator
        : Role.Technician;

    private static AttributeMap ReadAttributes(Tokens tokens) => new()
    {
        Name = Rule(tokens, "Name") ?? AttributeMap.Default.Name with { Write = tokens.Choice("NameWrite", WriteRule.Always) },
        Nick = Rule(tokens, "Nick"),
        Description = Rule(tokens, "Description"),
        SsoId = tokens.Choice("SsoIdWrite", WriteRule.Always),
    };

    private static AttributeRule? Rule(Tokens tokens, string key)
    {
        WriteRule write = tokens.Choice(key + "Write", WriteRule.Always);
        return tokens.Setting(key, null) is { } source ? AttributeRule.From(source, write) : null;
    }
}
