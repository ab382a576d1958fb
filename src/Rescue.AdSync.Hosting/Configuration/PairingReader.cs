using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Hosting;

internal static class PairingReader
{
    public static PairingOptions Read(SectionReader reader)
    {
        var pairing = new PairingOptions
        {
            Directory = reader.Text(nameof(PairingOptions.Directory)),
            DirectoryGroup = reader.Text(nameof(PairingOptions.DirectoryGroup)),
            RescueGroup = reader.Text(nameof(PairingOptions.RescueGroup)),
            Role = reader.Choice<Role>(nameof(PairingOptions.Role)) ?? default,
            FullGroupSync = reader.Flag(nameof(PairingOptions.FullGroupSync)) ?? true,
            NestedGroups = reader.Choice<NestedGroupMode>(nameof(PairingOptions.NestedGroups)) ?? default,
            MobileLicense = reader.Flag(nameof(PairingOptions.MobileLicense)) ?? false,
            ManageMobileLicense = reader.Choice<MobileLicenseRule>(nameof(PairingOptions.ManageMobileLicense)) ?? default,
            SsoId = reader.Choice<SsoIdSource>(nameof(PairingOptions.SsoId)),
            Guests = reader.Choice<GuestRule>(nameof(PairingOptions.Guests)),
            UnmatchedUsers = reader.Choice<UnmatchedUserRule>(nameof(PairingOptions.UnmatchedUsers)),
        };
        PolicyReader.Replace(pairing.Exclude, reader.Texts(nameof(pairing.Exclude)));
        if (reader.Section(nameof(pairing.Attributes)) is { } attributes)
        {
            ReadAttributes(attributes, pairing.Attributes);
        }

        reader.RejectUnknownKeys();
        return pairing;
    }

    private static void ReadAttributes(SectionReader reader, AttributesOptions attributes)
    {
        attributes.Name = ReadAttribute(reader, nameof(attributes.Name));
        attributes.Nick = ReadAttribute(reader, nameof(attributes.Nick));
        attributes.Description = ReadAttribute(reader, nameof(attributes.Description));
        attributes.SsoId = reader.Choice<WriteRule>(nameof(attributes.SsoId)) ?? attributes.SsoId;
        reader.RejectUnknownKeys();
    }

    private static AttributeOptions? ReadAttribute(SectionReader attributes, string key)
    {
        if (attributes.SectionOrScalar(key) is not { } reader)
        {
            return null;
        }

        if (reader.Scalar is { } source)
        {
            return new AttributeOptions { Source = source };
        }

        var attribute = new AttributeOptions
        {
            Source = reader.Text(nameof(AttributeOptions.Source)),
            Write = reader.Choice<WriteRule>(nameof(AttributeOptions.Write)) ?? default,
        };
        reader.RejectUnknownKeys();
        return attribute;
    }
}
