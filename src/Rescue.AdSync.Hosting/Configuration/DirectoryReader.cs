using Rescue.AdSync.ActiveDirectory;

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
                reader.Fault(Kind, "'Entra' is known, but this version cannot read it; ActiveDirectory and File are available.");
                return null;
            default:
                reader.Fault(Kind, "the kind of directory is required: ActiveDirectory or File.");
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
}
