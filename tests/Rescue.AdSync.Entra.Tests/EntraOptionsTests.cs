namespace Rescue.AdSync.Entra;

public sealed class EntraOptionsTests
{
    private static readonly EntraOptions Sound = new()
    {
        TenantId = "contoso.onmicrosoft.com",
        ClientId = "5f0c2d84-9a4b-4b3e-8f57-1f7c2f2f8f10",
        ClientSecret = new Secret("not~shown"),
    };

    [Fact]
    public void Sound_options_have_no_fault()
    {
        EntraOptions without = Sound with { ClientSecret = null };
        Assert.Empty(Sound.Validate());
        Assert.Empty((without with { CertificateFile = "app.pfx" }).Validate());
        Assert.Empty((without with { CertificateThumbprint = new string('a', 40) }).Validate());
        Assert.Empty(new EntraOptions { Credential = EntraCredential.ManagedIdentity }.Validate());
        Assert.Empty(new EntraOptions { Credential = EntraCredential.WorkloadIdentity, ClientId = Sound.ClientId }.Validate());
        Assert.Empty((Sound with { GraphBaseAddress = new Uri("http://127.0.0.1:5000/v1.0") }).Validate());
    }

    [Fact]
    public void All_faults_are_listed_by_key()
    {
        var options = new EntraOptions
        {
            TenantId = "no tenant",
            ClientId = "app",
            ClientSecret = new Secret("not~shown"),
            CertificateFile = "app.pfx",
            CertificateThumbprint = "abc",
            Cloud = (EntraCloud)9,
            Delta = (EntraDelta)9,
            GraphBaseAddress = new Uri("http://graph.example.com"),
            AuthorityHost = new Uri("https://user@login.example.com"),
            RequestTimeout = TimeSpan.Zero,
            FullReadEvery = TimeSpan.FromDays(7),
            MaxConcurrency = 0,
            DeltaFromMembers = -1,
        };

        IReadOnlyList<string> faults = options.Validate();

        Assert.Equal(
            [
                "AuthorityHost", "CertificateThumbprint", "CertificateThumbprint", "ClientId", "ClientSecret", "Cloud", "Delta", "DeltaFromMembers",
                "FullReadEvery", "GraphBaseAddress", "MaxConcurrency", "RequestTimeout", "TenantId",
            ],
            faults.Select(fault => fault[..fault.IndexOf(':', StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(faults, fault => fault.Contains("not~shown", StringComparison.Ordinal));
    }

    [Fact]
    public void Something_to_sign_in_with_is_needed_unless_a_credential_is_passed_in()
    {
        Assert.StartsWith("Credential: is missing", Assert.Single(new EntraOptions().Validate()), StringComparison.Ordinal);
        Assert.Empty(EntraOptionsValidation.Faults(new EntraOptions(), hasOwnCredential: true));
    }

    [Fact]
    public void A_source_is_not_made_of_options_with_faults()
    {
        ArgumentException failure = Assert.Throws<ArgumentException>(() => new EntraSource(new("cloud"), new EntraOptions()));

        Assert.Contains("Credential: is missing", failure.Message, StringComparison.Ordinal);
    }
}
