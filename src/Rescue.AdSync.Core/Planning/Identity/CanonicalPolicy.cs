using System.Collections.Immutable;
using System.Text.Json;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>R18: a policy in canonical JSON. Every setting is in it, so that a plan approved under one policy is not run under another.</summary>
internal static class CanonicalPolicy
{
    public static void Write(Utf8JsonWriter json, SyncPolicy policy)
    {
        json.WriteStartObject();
        json.WriteBoolean("useUpnInsteadOfEmail", policy.UseUpnInsteadOfEmail);
        json.WriteBoolean("useEmailAsSsoId", policy.UseEmailAsSsoId);
        json.WriteNumber("maxGroups", policy.MaxGroups);
        json.WriteNumber("maxMembersPerGroup", policy.MaxMembersPerGroup);
        Write(json, "maxDisables", policy.MaxDisables);
        Write(json, "maxMoves", policy.MaxMoves);
        Write(json, "maxCreates", policy.MaxCreates);
        Write(json, "protected", policy.Protected);
        Write(json, "exclude", policy.Exclude);
        json.WriteString("mobileSeats", policy.MobileSeats?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        json.WriteNumber("minimumMasterAdministrators", policy.MinimumMasterAdministrators);
        json.WriteStartArray("pairings");
        foreach (Pairing pairing in policy.Pairings)
        {
            Write(json, pairing);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Names of groups and targets are for people and are left out: a rename changes nothing that the plan does.
    private static void Write(Utf8JsonWriter json, Pairing pairing)
    {
        json.WriteStartObject();
        json.WriteString("directory", pairing.Directory.ToString());
        json.WriteString("directoryGroup", pairing.DirectoryGroup.ToString());
        json.WriteString("target", pairing.Target.ToString());
        json.WriteString("role", pairing.Role.ToString());
        json.WriteBoolean("fullGroupSync", pairing.FullGroupSync);
        json.WriteString("nestedGroups", pairing.NestedGroups.ToString());
        json.WriteBoolean("mobileLicense", pairing.MobileLicense);
        json.WriteString("manageMobileLicense", pairing.ManageMobileLicense.ToString());
        json.WriteString("ssoId", pairing.SsoId?.ToString());
        json.WriteString("guests", pairing.Guests?.ToString());
        json.WriteString("unmatchedUsers", pairing.UnmatchedUsers?.ToString());
        Write(json, "exclude", pairing.Exclude);
        Write(json, "name", pairing.Attributes.Name);
        Write(json, "nick", pairing.Attributes.Nick);
        Write(json, "description", pairing.Attributes.Description);
        json.WriteString("ssoIdWrite", pairing.Attributes.SsoId.ToString());
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string key, Brake? brake)
    {
        json.WriteStartArray(key);
        if (brake is not null)
        {
            json.WriteNumberValue(brake.Count);
            json.WriteNumberValue(brake.Percent);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string key, AttributeRule? rule)
    {
        json.WriteStartArray(key);
        if (rule is not null)
        {
            json.WriteStringValue(rule.Source.Text);
            json.WriteStringValue(rule.Write.ToString());
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string key, ImmutableArray<string> values)
    {
        json.WriteStartArray(key);
        foreach (string value in values.IsDefault ? [] : values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
