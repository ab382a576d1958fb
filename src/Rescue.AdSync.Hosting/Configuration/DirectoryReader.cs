using Rescue.AdSync.ActiveDirectory;
using Rescue.AdSync.Entra;

namespace Rescue.AdSync.Hosting;

internal static class DirectoryReader
{
    private const string Kind = nameof(DirectoryOptions.Kind);

    /// <summary>Reads one directory, or notes why there is none to read.</summary>
    public static DirectoryOptions? Read(SectionReader reader)
    {
        if (reader.Scalar is not null)
        {
            reader.FaultHere("several keys in braces are expected here, not a single value.");
            return null;
        }

        switch (reader.Choice<DirectoryKind>(Kind))
        {
            case DirectoryKind.ActiveDirectory:
                return Complete(new ActiveDirectoryDirectoryOptions { Settings = ReadDomain(reader) }, reader);
            case DirectoryKind.File:
                return Complete(new FileDirectoryOptions { Path = reader.Text(nameof(FileDirectoryOptions.Path)) }, reader);
            case DirectoryKind.Entra:
                return Complete(new EntraDirectoryOptions { Settings = ReadTenant(reader) }, reader);
            default:
                reader.Fault(Kind, "the kind of directory is required: ActiveDirectory, Entra or File.");
                return null;
        }
    }

    private static DirectoryOptions Complete(DirectoryOptions options, SectionReader reader)
    {
        reader.RejectUnknownKeys();
        return options;
    }

    private static ActiveDirectoryOptions ReadDomain(SectionReader reader)
    {
        var defaults = new ActiveDirectoryOptions();
        return new ActiveDirectoryOptions
        {
            Server = reader.Text(nameof(defaults.Server)) ?? defaults.Server,
            Domain = reader.Text(nameof(defaults.Domain)),
            Port = reader.Integer(nameof(defaults.Port)),
            Security = reader.Choice<ActiveDirectorySecurity>(nameof(defaults.Security)) ?? defaults.Security,
            BaseDn = reader.Text(nameof(defaults.BaseDn)),
            Authentication = reader.Choice<ActiveDirectoryAuthentication>(nameof(defaults.Authentication)) ?? defaults.Authentication,
            UserName = reader.Text(nameof(defaults.UserName)),
            Password = reader.Secret(nameof(defaults.Password)),
            CaCertificateFile = reader.Text(nameof(defaults.CaCertificateFile)),
            ConnectTimeout = reader.Duration(nameof(defaults.ConnectTimeout)) ?? defaults.ConnectTimeout,
            RequestTimeout = reader.Duration(nameof(defaults.RequestTimeout)) ?? defaults.RequestTimeout,
            PageSize = reader.Integer(nameof(defaults.PageSize)) ?? defaults.PageSize,
            MaxConcurrency = reader.Integer(nameof(defaults.MaxConcurrency)) ?? defaults.MaxConcurrency,
        };
    }

    private static EntraOptions ReadTenant(SectionReader reader)
    {
        var defaults = new EntraOptions();
        return new EntraOptions
        {
            TenantId = reader.Text(nameof(defaults.TenantId)),
            ClientId = reader.Text(nameof(defaults.ClientId)),
            Credential = reader.Choice<EntraCredential>(nameof(defaults.Credential)),
            ClientSecret = reader.Secret(nameof(defaults.ClientSecret)),
            CertificateFile = reader.Text(nameof(defaults.CertificateFile)),
            CertificatePassword = reader.Secret(nameof(defaults.CertificatePassword)),
            CertificateThumbprint = reader.Text(nameof(defaults.CertificateThumbprint)),
            Cloud = reader.Choice<EntraCloud>(nameof(defaults.Cloud)) ?? defaults.Cloud,
            GraphBaseAddress = reader.Address(nameof(defaults.GraphBaseAddress)),
            AuthorityHost = reader.Address(nameof(defaults.AuthorityHost)),
            CaCertificateFile = reader.Text(nameof(defaults.CaCertificateFile)),
            RequestTimeout = reader.Duration(nameof(defaults.RequestTimeout)) ?? defaults.RequestTimeout,
            MaxConcurrency = reader.Integer(nameof(defaults.MaxConcurrency)) ?? defaults.MaxConcurrency,
            VerifyCounts = reader.Flag(nameof(defaults.VerifyCounts)) ?? defaults.VerifyCounts,
            Delta = reader.Choice<EntraDelta>(nameof(defaults.Delta)) ?? defaults.Delta,
            DeltaFromMembers = reader.Integer(nameof(defaults.DeltaFromMembers)) ?? defaults.DeltaFromMembers,
            FullReadEvery = reader.Duration(nameof(defaults.FullReadEvery)) ?? defaults.FullReadEvery,
        };
    }
}
