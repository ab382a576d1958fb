using Microsoft.Extensions.Configuration;

namespace Rescue.AdSync.Hosting.Tests.Configuration;

public sealed class ConfigurationFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adsync-config-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Later_places_win_over_earlier_ones()
    {
        string file = Write("adsync.json", """{ "AdSync": { "Rescue": { "Email": "file", "Region": "Eu", "Password": "file" } } }""");
        DirectoryInfo secrets = _folder.CreateSubdirectory("secrets");
        File.WriteAllText(Path.Combine(secrets.FullName, "AdSync__Rescue__Password"), "secret file\n");

        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddRescueAdSync(file, secrets.FullName, Variables(("AdSync__Rescue__Email", "variable"), ("AdSync__Rescue__Password", "variable"), ("PATH", "x")))
            .Build();

        Assert.Equal("Eu", configuration["AdSync:Rescue:Region"]);
        Assert.Equal("variable", configuration["AdSync:Rescue:Email"]);
        Assert.Equal("secret file", configuration["AdSync:Rescue:Password"]);
        Assert.Null(configuration["PATH"]);
    }

    [Fact]
    public void Variables_are_told_apart_by_more_than_case()
    {
        string file = Write("adsync.json", "{}");

        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddRescueAdSync(file, null, Variables(("ADSYNC__RESCUE__EMAIL", "a"), ("AdSync__Rescue__Email", "b")))
            .Build();

        Assert.Equal("b", configuration["AdSync:Rescue:Email"]);
    }

    [Theory]
    [InlineData("{\n  \"AdSync\": {\n    \"Rescue\": }\n}", "line 3, position 15")]
    [InlineData("{ \"AdSync\": ", "line 1")]
    [InlineData("", "line 1")]
    [InlineData("[]", "one object in braces")]
    [InlineData("{ \"AdSync\": { \"Rescue\": { \"Password\": \"hunter22\", \"password\": \"x\" } } }", "set twice: AdSync:Rescue:password")]
    [InlineData("{ \"AdSync\": { \"Rescue\": { \"Password\": \"hunter22 } } }", "line 1")]
    public void A_broken_file_says_where(string json, string expected)
    {
        string file = Write("adsync.json", json);

        var exception = Assert.Throws<ConfigurationFileException>(() => new ConfigurationBuilder().AddRescueAdSync(file, null, []));

        Assert.Equal(file, exception.Path);
        Assert.StartsWith(file, exception.Message, StringComparison.Ordinal);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_and_trailing_commas_are_taken()
    {
        string file = Write("adsync.json", "{ // why\n \"AdSync\": { \"State\": { \"Path\": \"x\", }, } }");

        Assert.Equal("x", new ConfigurationBuilder().AddRescueAdSync(file, null, []).Build()["AdSync:State:Path"]);
    }

    [Fact]
    public void A_name_that_begins_with_a_dot_is_read()
    {
        string file = Path.Combine(_folder.FullName, ".adsync.json");
        File.WriteAllText(file, """{ "AdSync": { "Rescue": { "Region": "Eu" } } }""");

        Assert.Equal("Eu", new ConfigurationBuilder().AddRescueAdSync(file, null, []).Build()["AdSync:Rescue:Region"]);
    }

    [Fact]
    public void A_secret_that_cannot_be_read_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Symbolic links take a right there that tests do not have.");
        string file = Path.Combine(_folder.FullName, "adsync.json");
        File.WriteAllText(file, "{}");
        string secrets = Directory.CreateDirectory(Path.Combine(_folder.FullName, "secrets")).FullName;
        File.CreateSymbolicLink(Path.Combine(secrets, "AdSync__Rescue__ServiceToken"), Path.Combine(secrets, "gone"));

        var exception = Assert.Throws<ConfigurationFileException>(() => new ConfigurationBuilder().AddRescueAdSync(file, secrets, []));

        Assert.Contains("AdSync__Rescue__ServiceToken: the secret cannot be read", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_or_folder_is_named()
    {
        string missing = Path.Combine(_folder.FullName, "none.json");
        Assert.Contains(missing, Assert.Throws<ConfigurationFileException>(() => new ConfigurationBuilder().AddRescueAdSync(missing, null, [])).Message, StringComparison.Ordinal);

        string file = Write("adsync.json", "{}");
        Assert.Contains("secrets", Assert.Throws<ConfigurationFileException>(() => new ConfigurationBuilder().AddRescueAdSync(file, missing, [])).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, string?>> Variables(params (string Name, string Value)[] variables) =>
        variables.Select(variable => KeyValuePair.Create(variable.Name, (string?)variable.Value));

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
