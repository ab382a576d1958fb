namespace Rescue.AdSync.Hosting.Tests.Configuration;

public sealed class InvalidOptionsTests
{
    [Theory]
    [InlineData("Policy:MaxGroups", "many", "'many' is not a whole number")]
    [InlineData("Policy:MaxGroups", "0", "0 is too small")]
    [InlineData("Policy:MaxMembersPerGroup", "-5", "-5 is too small")]
    [InlineData("Policy:MinimumMasterAdministrators", "0", "0 is too small")]
    [InlineData("Policy:MobileSeats", "-1", "-1 is too small")]
    [InlineData("Policy:MaxDisables:Count", "-1", "-1 is too small")]
    [InlineData("Policy:MaxDisables:Percent", "ten", "'ten' is not a whole number")]
    [InlineData("Policy:MaxMoves:Percent", "-30", "-30 is too small")]
    [InlineData("Policy:MaxCreates:Count", "-2", "-2 is too small")]
    [InlineData("Policy:UseUpnInsteadOfEmail", "yes", "'yes' is neither true nor false")]
    [InlineData("Policy:MaxDisabled:Count", "5", "", "Policy:MaxDisabled")]
    [InlineData("Policy:MaxDisables", "5", "several keys in braces")]
    [InlineData("Policy:Protected", "*@example.com", "several keys in braces")]
    [InlineData("Policy:Protected:first", "x", "a list in square brackets", "Policy:Protected")]
    [InlineData("Rescue:Region", "Asia", "'Asia' is not one of Us, Eu")]
    [InlineData("Rescue:Region", "1", "'1' is not one of")]
    [InlineData("Rescue:BaseAddress", "rescue.example.com", "not a web address")]
    [InlineData("Rescue:BaseAddress", "ftp://rescue.example.com", "not a web address")]
    [InlineData("Rescue:BaseAddress", "http://rescue.example.com", "https is required")]
    [InlineData("Rescue:BaseAddress", "https://rescue.example.com/?authcode=x", "must not hold a user name, password, query")]
    [InlineData("Rescue:FirstCredential", "Pasword", "is not one of DefaultPassword, RandomPassword, SsoOnly")]
    [InlineData("Rescue:MaxConcurrency", "0", "0 is out of range")]
    [InlineData("Rescue:MaxConcurrency", "17", "17 is out of range")]
    [InlineData("Rescue:MaxConsecutiveFailures", "0", "0 is too small")]
    [InlineData("Rescue:ServiceToken", "", "a credential is required")]
    [InlineData("Rescue:Pasword", "x", "Did you mean 'Password'?")]
    [InlineData("Schedule:IntervalMinutes", "0", "0 is out of range")]
    [InlineData("Schedule:IntervalMinutes", "20000", "20000 is out of range")]
    [InlineData("Schedule:Interval", "5", "no such setting")]
    [InlineData("State:File", "x", "no such setting")]
    [InlineData("State:VerifyDetailsEvery", "24", "'24' is not a duration")]
    [InlineData("State:VerifyDetailsEvery", "-01:00:00", "-01:00:00 is out of range")]
    [InlineData("State:VerifyDetailsEvery", "31.00:00:00", "31.00:00:00 is out of range")]
    [InlineData("State:HistoryDays", "0", "0 is out of range")]
    [InlineData("State:HistoryDays", "3651", "3651 is out of range")]
    [InlineData("State:HistoryDays", "ever", "'ever' is not a whole number")]
    [InlineData("Paring:0:Role", "x", "Did you mean 'Pairings'?", "Paring")]
    [InlineData("Directories:hr:Kind", "Ldap", "'Ldap' is not one of")]
    [InlineData("Directories:hr:Kind", "", "the kind of directory is required")]
    [InlineData("Directories:hr:Path", "", "the file to read is required")]
    [InlineData("Directories:hr:Server", "dc1", "no such setting")]
    [InlineData("Directories:other", "people.json", "several keys in braces")]
    [InlineData("Pairings:0:Role", "Tecnician", "Did you mean 'Technician'?")]
    [InlineData("Pairings:0:Role", "MasterAdministrator", "cannot hold the role", "Pairings:0:RescueGroup", true)]
    [InlineData("Pairings:0:Directory", "hq", "there is no directory 'hq'; there are hr")]
    [InlineData("Pairings:0:Directory", "", "name of a directory is required")]
    [InlineData("Pairings:0:DirectoryGroup", "", "directory group is required")]
    [InlineData("Pairings:0:RescueGroup", "", "Rescue group is required")]
    [InlineData("Pairings:0:RescueGroup", "0", "'0' is no node id")]
    [InlineData("Pairings:0:RescueGroup", "EMEA/Level 2", "is no node id")]
    [InlineData("Pairings:0:RescueGroup", "Technicians", "is no node id")]
    [InlineData("Pairings:0:RescueGroup", "Administrators", "cannot hold the role Technician", "Pairings:0:Role")]
    [InlineData("Pairings:0:RescueGroup", "Administrators/EMEA", "cannot hold the role Technician", "Pairings:0:Role")]
    [InlineData("Pairings:0:NestedGroups", "Tree", "is not one of Mirror, Flatten, Direct")]
    [InlineData("Pairings:0:SsoId", "Mail", "is not one of None, Upn, Email")]
    [InlineData("Pairings:0:FullGroupSync", "1", "neither true nor false")]
    [InlineData("Pairings:0:Attributes:Name", "displayname2", "is no attribute")]
    [InlineData("Pairings:0:Attributes:Nick", "{givenName", "opens a brace")]
    [InlineData("Pairings:0:Attributes:Nick:Write", "Always", "the source of the value is required", "Pairings:0:Attributes:Nick:Source")]
    [InlineData("Pairings:0:Attributes:Nick:Write", "Sometimes", "is not one of Always, OnCreate, Never")]
    [InlineData("Pairings:0:Attributes:Mail", "mail", "no such setting")]
    [InlineData("Pairings:0:Attributes:SsoId", "upn", "is not one of Always, OnCreate, Never")]
    [InlineData("Pairings:1:Directory", "hr", "directory group is required", "Pairings:1:DirectoryGroup")]
    public void Names_the_key_the_rule_and_the_value(string key, string value, string expected, string? faultyKey = null, bool elsewhere = false)
    {
        Configured configured = Configured.With(key, value);

        string fault = Assert.Single(configured.Faults, fault => fault.StartsWith($"AdSync:{(elsewhere ? key : faultyKey ?? key)}: ", StringComparison.Ordinal));
        Assert.Contains(expected, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Server", "", "is missing")]
    [InlineData("Server", "ldaps://dc1", "no host name")]
    [InlineData("Port", "636x", "not a whole number")]
    [InlineData("Port", "70000", "no port")]
    [InlineData("BaseDn", "example.com", "no distinguished name")]
    [InlineData("Security", "Tls", "is not one of Ldaps, StartTls, None")]
    [InlineData("Authentication", "Kerberos", "is not one of Simple, Negotiate")]
    [InlineData("UserName", "", "is missing")]
    [InlineData("Password", "", "is missing")]
    [InlineData("ConnectTimeout", "15", "is not a duration")]
    [InlineData("RequestTimeout", "00:00:00", "out of bounds")]
    [InlineData("PageSize", "5000", "out of bounds")]
    [InlineData("Path", "x", "no such setting")]
    public void Names_the_keys_of_a_domain(string key, string value, string expected)
    {
        const string Domain = "AdSync:Directories:hq:";
        string fault = Assert.Single(Configured.From(
            Configured.Sound,
            RequiredSettings.Preview,
            (Domain + "Kind", "ActiveDirectory"),
            (Domain + "Server", "dc1.example.com"),
            (Domain + "UserName", "sync@example.com"),
            (Domain + "Password", "not shown"),
            (Domain + key, value)).Faults);

        Assert.StartsWith($"{Domain}{key}: ", fault, StringComparison.Ordinal);
        Assert.Contains(expected, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TenantId", "not a tenant", "neither a directory id nor a domain name")]
    [InlineData("ClientId", "app", "copy the Application (client) ID")]
    [InlineData("ClientSecret", "00000000-0000-0000-0000-00000000000a", "looks like the id of a secret")]
    [InlineData("Credential", "Password", "not one of ClientSecret, Certificate, ManagedIdentity, WorkloadIdentity")]
    [InlineData("Cloud", "Mars", "not one of Public, UsGovernment, UsGovernmentDod, China")]
    [InlineData("GraphBaseAddress", "http://graph.example.com/v1.0", "begins with https")]
    [InlineData("AuthorityHost", "http://127.0.0.1:8443", "begins with https")]
    [InlineData("CertificateThumbprint", "abc", "40 hexadecimal digits", "CertificateThumbprint", "ClientSecret")]
    [InlineData("MaxConcurrency", "17", "1 to 16")]
    [InlineData("DeltaFromMembers", "-1", "0 or more")]
    [InlineData("FullReadEvery", "7.00:00:00", "at most 6 days")]
    [InlineData("VerifyCounts", "perhaps", "neither true nor false")]
    [InlineData("Server", "dc1", "no such setting")]
    public void Names_a_fault_of_a_tenant(string key, string value, string expected, string? at = null, string? without = null)
    {
        const string Tenant = "AdSync:Directories:cloud:";
        (string, string?)[] sound =
        [
            (Tenant + "Kind", "Entra"),
            (Tenant + "TenantId", "example.onmicrosoft.com"),
            (Tenant + "ClientId", "5f0c2d84-9a4b-4b3e-8f57-1f7c2f2f8f10"),
            (Tenant + "ClientSecret", "not~shown"),
        ];
        (string, string?)[] settings = [.. sound.Where(setting => setting.Item1 != Tenant + without), (Tenant + key, value)];

        string fault = Assert.Single(Configured.From(Configured.Sound, RequiredSettings.Preview, settings).Faults);

        Assert.StartsWith($"{Tenant}{at ?? key}: ", fault, StringComparison.Ordinal);
        Assert.Contains(expected, fault, StringComparison.Ordinal);
        Assert.DoesNotContain("not~shown", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("00000000000a", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_all_faults_at_once()
    {
        Configured configured = Configured.From("""
            { "AdSync": {
              "Directories": { "hr": { "Kind": "File" }, "cloud": { "Kind": "Entra", "TenantId": "x" } },
              "Rescue": { "Region": "Mars", "Email": "sync@example.com" },
              "Policy": { "MaxGroups": "many", "MaxMembersPerGroup": 0, "Typo": 1 },
              "Pairings": [ { "Directory": "hr", "DirectoryGroup": "A", "RescueGroup": 5, "Role": "Boss" }, { "Rolle": "Technician" } ],
              "Schedule": { "IntervalMinutes": "hourly" } } }
            """);

        string[] keys = [.. configured.Faults.Select(fault => fault[..fault.IndexOf(": ", StringComparison.Ordinal)])];
        Assert.Equal(
            [
                "AdSync:Directories:cloud:Credential",
                "AdSync:Directories:cloud:TenantId",
                "AdSync:Directories:hr:Path",
                "AdSync:Pairings:0:Role",
                "AdSync:Pairings:1:Directory",
                "AdSync:Pairings:1:DirectoryGroup",
                "AdSync:Pairings:1:RescueGroup",
                "AdSync:Pairings:1:Rolle",
                "AdSync:Policy:MaxGroups",
                "AdSync:Policy:MaxMembersPerGroup",
                "AdSync:Policy:Typo",
                "AdSync:Rescue:Password",
                "AdSync:Rescue:Region",
                "AdSync:Schedule:IntervalMinutes",
            ],
            keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_group_is_paired_once_per_side()
    {
        Configured configured = Configured.From("""
            { "AdSync": {
              "Directories": { "hr": { "Kind": "File", "Path": "p.json" } },
              "Rescue": { "ServiceToken": "t" },
              "Pairings": [
                { "Directory": "hr", "DirectoryGroup": "Support", "RescueGroup": 1 },
                { "Directory": "HR", "DirectoryGroup": "support", "RescueGroup": 2 },
                { "Directory": "hr", "DirectoryGroup": "Support", "RescueGroup": "Administrators", "Role": "Administrator" },
                { "Directory": "hr", "DirectoryGroup": "6f9619ff-8b86-d011-b42d-00c04fc964ff", "RescueGroup": 3 },
                { "Directory": "hr", "DirectoryGroup": "{6F9619FF-8B86-D011-B42D-00C04FC964FF}", "RescueGroup": 4 } ] } }
            """);

        Assert.Equal(["AdSync:Pairings:1:DirectoryGroup", "AdSync:Pairings:4:DirectoryGroup"], configured.Faults.Select(fault => fault[..fault.IndexOf(": ", StringComparison.Ordinal)]));
    }

    [Fact]
    public void Nothing_at_all_is_a_fault_of_the_section()
    {
        string fault = Configured.From("{}").Faults[0];

        Assert.StartsWith("AdSync: ", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Rescue:DefaultPassword", "short")]
    [InlineData("Rescue:DefaultPassword", "white space in it")]
    [InlineData("Rescue:BaseAddress", "https://user:hunter22@rescue.example.com/")]
    [InlineData("Rescue:ServiceTokn", "tok-hunter22")]
    [InlineData("Rescue:Password:Value", "hunter22")]
    [InlineData("Directories:hq:Password", "hunter22")]
    public void S8_No_fault_shows_a_secret_or_what_may_be_one(string key, string value)
    {
        Configured configured = Configured.With(key, value, RequiredSettings.Preview | RequiredSettings.Writing);

        Assert.NotEmpty(configured.Faults);
        Assert.DoesNotContain(configured.Faults, fault => fault.Contains(value, StringComparison.Ordinal) || fault.Contains("hunter22", StringComparison.Ordinal));
    }

    [Fact]
    public void R8_Writing_needs_a_first_password_and_a_dry_run_does_not()
    {
        Assert.Empty(Configured.From(Configured.Sound, RequiredSettings.Preview).Faults);
        string fault = Assert.Single(Configured.From(Configured.Sound, RequiredSettings.Preview | RequiredSettings.Writing).Faults);
        Assert.StartsWith("AdSync:Rescue:DefaultPassword: ", fault, StringComparison.Ordinal);
        Assert.Empty(Configured.With("Rescue:DefaultPassword", "Welcome-2-Rescue", RequiredSettings.Preview | RequiredSettings.Writing).Faults);
        Assert.Empty(Configured.With("Rescue:FirstCredential", "RandomPassword", RequiredSettings.Preview | RequiredSettings.Writing).Faults);
    }

    [Theory]
    [InlineData("sync@example.com", null, "AdSync:Rescue:Password")]
    [InlineData(null, "secret", "AdSync:Rescue:Email")]
    public void A_credential_is_whole(string? email, string? password, string key)
    {
        Configured configured = Configured.From(
            Configured.Sound, RequiredSettings.Preview, ("AdSync:Rescue:ServiceToken", ""), ("AdSync:Rescue:Email", email), ("AdSync:Rescue:Password", password));

        Assert.StartsWith(key + ": ", Assert.Single(configured.Faults), StringComparison.Ordinal);
    }
}
