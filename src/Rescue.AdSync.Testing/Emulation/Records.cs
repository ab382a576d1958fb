using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Rescue.AdSync.Testing.Emulation;

/// <summary>The records of <c>getUser</c> and <c>getGroup</c>: upper-case keys, and a space after the colon.</summary>
internal static class Records
{
    public static TextAnswer User(EmulatedNode node, bool withRpat)
    {
        var text = new StringBuilder("\n\n");
        Field(text, "NODEID", node.Id.ToString());
        Field(text, "NAME", node.Name);
        Field(text, "NICK", node.Nick);
        Field(text, "EMAIL", node.Email);
        Field(text, "SSOID", node.SsoId);
        Field(text, "DESCRIPTION", node.Description);
        Field(text, "TYPE", node.TypeWord ?? node.Type.ToString());
        Field(text, "HASMOBILEADDON", Flag(node.HasMobileAddOn));
        if (withRpat)
        {
            Field(text, "HASRPATADDON", Flag(node.HasRpatAddOn));
        }

        Field(text, "ISACCOUNTHOLDER", Flag(node.IsAccountHolder));
        Field(text, "STATUS", node.Status.ToString());
        return new TextAnswer("OK", text.Append('\n').ToString());
    }

    public static TextAnswer Group(EmulatedNode node, bool withRpat)
    {
        var text = new StringBuilder("\n\n");
        Field(text, "NODEID", node.Id.ToString());
        Field(text, "NAME", node.Name);
        Field(text, "DESCRIPTION", node.Description);
        Field(text, "TYPE", node.TypeWord ?? node.Type.ToString());
        Field(text, "PERMISSIONS", List(node.Permissions));
        Field(text, "LOCKEDPERMISSIONS", List(node.LockedPermissions));
        Field(text, "ISENABLED", Flag(node.IsEnabled));
        Field(text, "STANDARDCONCURRENTLIMIT", Number(node.StandardConcurrentLimit));
        Field(text, "MOBILECONCURRENTLIMIT", Number(node.MobileConcurrentLimit));
        if (withRpat)
        {
            Field(text, "RPATCONCURRENTLIMIT", Number(node.RpatConcurrentLimit));
        }

        return new TextAnswer("OK", text.Append('\n').ToString());
    }

    /// <summary>The record of <c>getAccount</c>, without spaces after its colons.</summary>
    public static TextAnswer Account(EmulatedAccount account)
    {
        (EmulatedNode caller, NodeId administrator, NodeId technician) = account.Whoami();
        return new TextAnswer(
            "OK",
            string.Create(
                CultureInfo.InvariantCulture,
                $"\n\nAccountID:{account.AccountId}\nOrganization:{account.Organization}\nAdminID:{administrator}\nTechID:{technician}\nEmail:{caller.Email}\n\n"));
    }

    private static void Field(StringBuilder text, string key, string value) => text.Append(key).Append(": ").Append(value).Append('\n');

    private static string Flag(bool value) => value ? "True" : "False";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    // Each word is followed by a comma, the last one too.
    private static string List(ImmutableArray<string> words) => string.Join(' ', words.Select(word => word + ","));
}
