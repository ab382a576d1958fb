using Rescue.AdSync.ActiveDirectory;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Policies;
using Rescue.AdSync.RescueApi;

namespace Rescue.AdSync.Hosting.Tests.Configuration;

public sealed class ValidOptionsTests
{
    private const string Everything = """
        { "AdSync": {
          "Directories": {
            "hq": { "Kind": "ActiveDirectory", "Server": "dc1.example.com", "Port": 1636, "Security": "StartTls", "BaseDn": "DC=example,DC=com",
                    "Authentication": "Simple", "UserName": "sync@example.com", "Password": " ad password ", "CaCertificateFile": "ca.pem",
                    "ConnectTimeout": "00:00:05", "RequestTimeout": "00:01:00", "PageSize": 500 },
            "hr": { "Kind": "file", "Path": "people.json" } },
          "Rescue": { "Region": "Eu", "BaseAddress": "https://rescue.example.com/", "ServiceToken": "token", "Email": "sync@example.com", "Password": "p",
                      "FirstCredential": "RandomPassword", "DefaultPassword": "", "MaxConcurrency": 2, "MaxConsecutiveFailures": 3 },
          "Policy": { "UseUpnInsteadOfEmail": true, "UseEmailAsSsoId": true, "MaxGroups": 10, "MaxMembersPerGroup": 20,
                      "MaxDisables": { "Count": 1, "Percent": 2 }, "MaxMoves": { "Percent": 4 }, "MaxCreates": { "Count": 50 },
                      "Protected": ["*@board.example.com", "337"], "Exclude": ["svc-*"], "MobileSeats": 7, "MinimumMasterAdministrators": 2 },
          "Pairings": [
            { "Directory": "HQ", "DirectoryGroup": "6f9619ff-8b86-d011-b42d-00c04fc964ff", "RescueGroup": 337366, "Role": "Technician",
              "FullGroupSync": false, "NestedGroups": "Direct", "MobileLicense": true, "ManageMobileLicense": "Strict", "SsoId": "Upn",
              "Guests": "Exclude", "UnmatchedUsers": "Leave", "Exclude": ["test-*"],
              "Attributes": { "Name": { "Write": "OnCreate" }, "Nick": "givenName", "Description": { "Source": "{department}, {jobTitle}", "Write": "Never" }, "SsoId": "OnCreate" } },
            { "Directory": "hr", "DirectoryGroup": "Heads", "RescueGroup": "masterAdministrators", "Role": "masterAdministrator" },
            { "Directory": "hr", "DirectoryGroup": "Leads", "RescueGroup": "Administrators/EMEA", "Role": "Administrator" } ],
          "State": { "Path": "state/adsync.db", "VerifyDetailsEvery": "12:00:00", "HistoryDays": 365 },
          "Schedule": { "IntervalMinutes": 15, "StartImmediately": false } } }
        """;

    [Fact]
    public void Reads_the_directories()
    {
        AdSyncOptions options = Sound(Everything);

        ActiveDirectoryOptions domain = Assert.IsType<ActiveDirectoryDirectoryOptions>(options.Directories["HQ"]).Settings;
        Assert.Equal("dc1.example.com", domain.Server);
        Assert.Equal(1636, domain.Port);
        Assert.Equal(ActiveDirectorySecurity.StartTls, domain.Security);
        Assert.Equal(ActiveDirectoryAuthentication.Simple, domain.Authentication);
        Assert.Equal("DC=example,DC=com", domain.BaseDn);
        Assert.Equal("sync@example.com", domain.UserName);
        Assert.Equal(" ad password ", domain.Password!.Reveal());
        Assert.Equal("ca.pem", domain.CaCertificateFile);
        Assert.Equal(TimeSpan.FromSeconds(5), domain.ConnectTimeout);
        Assert.Equal(TimeSpan.FromMinutes(1), domain.RequestTimeout);
        Assert.Equal(500, domain.PageSize);
        Assert.Equal("people.json", Assert.IsType<FileDirectoryOptions>(options.Directories["hr"]).Path);
    }

    [Fact]
    public void Reads_Rescue_state_and_schedule()
    {
        AdSyncOptions options = Sound(Everything);

        Assert.Equal(RescueRegion.Eu, options.Rescue.Region);
        Assert.Equal(new Uri("https://rescue.example.com/"), options.Rescue.BaseAddress);
        Assert.Equal("token", options.Rescue.ServiceToken!.Reveal());
        Assert.Equal("sync@example.com", options.Rescue.Email);
        Assert.Equal("p", options.Rescue.Password!.Reveal());
        Assert.Equal(FirstCredential.RandomPassword, options.Rescue.FirstCredential);
        Assert.Null(options.Rescue.DefaultPassword);
        Assert.Equal(2, options.Rescue.MaxConcurrency);
        Assert.Equal(3, options.Rescue.MaxConsecutiveFailures);
        Assert.Equal("state/adsync.db", options.State.Path);
        Assert.Equal(TimeSpan.FromHours(12), options.State.VerifyDetailsEvery);
        Assert.Equal(365, options.State.HistoryDays);
        Assert.Equal(15, options.Schedule.IntervalMinutes);
        Assert.False(options.Schedule.StartImmediately);
    }

    [Fact]
    public void Makes_the_policy_of_its_keys()
    {
        SyncPolicy policy = OptionsMapping.ToSetup(Sound(Everything), new HostRequirements()).Policy;

        Assert.True(policy.UseUpnInsteadOfEmail);
        Assert.True(policy.UseEmailAsSsoId);
        Assert.Equal(10, policy.MaxGroups);
        Assert.Equal(20, policy.MaxMembersPerGroup);
        Assert.Equal(new Brake(1, 2), policy.MaxDisables);
        Assert.Equal(new Brake(10, 4), policy.MaxMoves);
        Assert.Equal(new Brake(50, 0), policy.MaxCreates);
        Assert.Equal(["*@board.example.com", "337"], policy.Protected);
        Assert.Equal(["svc-*"], policy.Exclude);
        Assert.Equal(7, policy.MobileSeats);
        Assert.Equal(2, policy.MinimumMasterAdministrators);
    }

    [Fact]
    public void Makes_the_pairings_of_their_keys()
    {
        SyncSetup setup = OptionsMapping.ToSetup(Sound(Everything), new HostRequirements());

        Assert.Equal(["6f9619ff-8b86-d011-b42d-00c04fc964ff", "Heads", "Leads"], setup.Pairings.Select(pairing => pairing.DirectoryGroup));
        Assert.Equal(["337366", "masterAdministrators", "Administrators/EMEA"], setup.Pairings.Select(pairing => pairing.RescueGroup));
        Pairing first = setup.Pairings[0].Settings;
        Assert.Equal("HQ", first.Directory.ToString());
        Assert.Equal(RescueTarget.Group(new NodeId(337366)), first.Target);
        Assert.False(first.FullGroupSync);
        Assert.Equal(NestedGroupMode.Direct, first.NestedGroups);
        Assert.True(first.MobileLicense);
        Assert.Equal(MobileLicenseRule.Strict, first.ManageMobileLicense);
        Assert.Equal(SsoIdSource.Upn, first.SsoId);
        Assert.Equal(GuestRule.Exclude, first.Guests);
        Assert.Equal(UnmatchedUserRule.Leave, first.UnmatchedUsers);
        Assert.Equal(["test-*"], first.Exclude);
        Assert.Equal(RescueTarget.MasterAdministrators, setup.Pairings[1].Settings.Target);
        Assert.Equal(Role.MasterAdministrator, setup.Pairings[1].Settings.Role);
        Assert.Equal("Administrators/EMEA", setup.Pairings[2].Settings.TargetName);
    }

    [Fact]
    public void An_attribute_is_a_source_or_a_source_with_a_write_rule()
    {
        AttributeMap map = OptionsMapping.ToSetup(Sound(Everything), new HostRequirements()).Pairings[0].Settings.Attributes;

        Assert.Equal(new AttributeRule(AttributeSource.DefaultName, WriteRule.OnCreate), map.Name);
        Assert.Equal(AttributeRule.From("givenName"), map.Nick);
        Assert.Equal(AttributeRule.From("{department}, {jobTitle}", WriteRule.Never), map.Description);
        Assert.Equal(WriteRule.OnCreate, map.SsoId);
    }

    [Fact]
    public void What_is_not_configured_is_as_the_planner_has_it()
    {
        SyncSetup setup = OptionsMapping.ToSetup(Sound(Configured.Sound), new HostRequirements());

        var defaults = new SyncPolicy { Pairings = setup.Policy.Pairings };
        Assert.Equivalent(defaults, setup.Policy, strict: true);
        Pairing pairing = setup.Pairings[0].Settings;
        Assert.Equal(pairing with { Role = Role.Technician, FullGroupSync = true, NestedGroups = NestedGroupMode.Mirror, SsoId = null, Guests = null, UnmatchedUsers = null }, pairing);
        Assert.Equivalent(AttributeMap.Default, pairing.Attributes, strict: true);
    }

    [Fact]
    public void An_empty_value_is_none()
    {
        Configured configured = Configured.From(Configured.Sound, RequiredSettings.Preview, ("AdSync:Rescue:BaseAddress", ""), ("AdSync:Policy:MobileSeats", ""), ("AdSync:Rescue:DefaultPassword", ""));

        Assert.Empty(configured.Faults);
    }

    [Fact]
    public void A_json_null_and_an_empty_list_are_none()
    {
        AdSyncOptions options = Sound(Configured.Sound.Replace("\"Rescue\": {", "\"Policy\": { \"MobileSeats\": null, \"Protected\": [], \"MaxCreates\": {} }, \"Rescue\": {", StringComparison.Ordinal));

        Assert.Null(options.Policy.MobileSeats);
        Assert.Empty(options.Policy.Protected);
        Assert.Null(options.Policy.MaxCreates);
    }

    [Theory]
    [InlineData("Rescue:BaseAddress", "http://127.0.0.1:5080/")]
    [InlineData("Rescue:BaseAddress", "http://localhost:5080")]
    [InlineData("Pairings:0:RescueGroup", "Technicians/EMEA/Level 2")]
    [InlineData("Pairings:0:Attributes:Name", "displayName | {givenName} {surname}")]
    [InlineData("Policy:MaxDisables:Percent", "100")]
    [InlineData("Schedule:IntervalMinutes", "1")]
    [InlineData("Rescue:FirstCredential", "ssoOnly")]
    [InlineData("Pairings:0:FullGroupSync", "FALSE")]
    public void Takes(string key, string value) => Assert.Empty(Configured.With(key, value).Faults);

    [Theory]
    [InlineData(RequiredSettings.Directories, """{ "AdSync": { "Directories": { "hr": { "Kind": "File", "Path": "p.json" } } } }""")]
    [InlineData(RequiredSettings.Rescue, """{ "AdSync": { "Rescue": { "ServiceToken": "t" } } }""")]
    [InlineData(RequiredSettings.None, """{ "AdSync": { "Schedule": { "IntervalMinutes": 5 } } }""")]
    public void A_tool_that_does_part_of_the_work_needs_part_of_the_configuration(RequiredSettings required, string json) =>
        Assert.Empty(Configured.From(json, required).Faults);

    private static AdSyncOptions Sound(string json)
    {
        Configured configured = Configured.From(json);
        Assert.Empty(configured.Faults);
        return configured.Options!;
    }
}
