using System.Text.Json;

namespace Rescue.AdSync.Hosting.Tests.Configuration;

public sealed class JsonSchemaTests : IDisposable
{
    private readonly JsonDocument _schema = JsonDocument.Parse(RepositoryFiles.Read("docs/reference/adsync.schema.json"));

    public void Dispose() => _schema.Dispose();

    [Fact]
    public void Holds_every_key_and_no_other()
    {
        string[] inSchema = [.. Leaves(AdSyncSchema(), string.Empty).Select(leaf => leaf.Path).Distinct().Order(StringComparer.Ordinal)];

        Assert.Equal(KeyCatalog.All.Select(key => key.Path).Order(StringComparer.Ordinal), inSchema);
    }

    [Fact]
    public void Offers_the_choices_there_are()
    {
        ILookup<string, string> offered = Leaves(AdSyncSchema(), string.Empty)
            .SelectMany(leaf => Choices(leaf.Schema).Select(choice => (leaf.Path, choice)))
            .ToLookup(pair => pair.Path, pair => pair.choice);

        foreach (Key key in KeyCatalog.All.Where(key => key.Type.IsEnum))
        {
            Assert.Equal(Enum.GetNames(key.Type).Order(StringComparer.Ordinal), offered[key.Path].Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Tells_the_defaults_there_are()
    {
        var policy = new PolicyOptions();
        var pairing = new PairingOptions();
        Assert.Equal(policy.MaxGroups, Default("Policy:MaxGroups").GetInt32());
        Assert.Equal(policy.MaxMembersPerGroup, Default("Policy:MaxMembersPerGroup").GetInt32());
        Assert.Equal(policy.MinimumMasterAdministrators, Default("Policy:MinimumMasterAdministrators").GetInt32());
        Assert.Equal(pairing.FullGroupSync, Default("Pairings:*:FullGroupSync").GetBoolean());
        Assert.Equal(pairing.Role.ToString(), Default("Pairings:*:Role").GetString());
        Assert.Equal(pairing.NestedGroups.ToString(), Default("Pairings:*:NestedGroups").GetString());
        Assert.Equal(new ScheduleOptions().IntervalMinutes, Default("Schedule:IntervalMinutes").GetInt32());
        Assert.Equal(new ScheduleOptions().StartImmediately, Default("Schedule:StartImmediately").GetBoolean());
        Assert.Equal(new StateOptions().Path, Default("State:Path").GetString());
        Assert.Equal(new StateOptions().VerifyDetailsEvery.ToString("c"), Default("State:VerifyDetailsEvery").GetString());
        Assert.Equal(new StateOptions().HistoryDays, Default("State:HistoryDays").GetInt32());
        Assert.Equal(new RescueOptions().MaxConcurrency, Default("Rescue:MaxConcurrency").GetInt32());
        Assert.Equal(new ActiveDirectory.ActiveDirectoryOptions().PageSize, Default("Directories:*:PageSize").GetInt32());
        Assert.Equal(new Entra.EntraOptions().MaxConcurrency, Default("Directories:*:MaxConcurrency").GetInt32());
        Assert.Equal(new Entra.EntraOptions().DeltaFromMembers, Default("Directories:*:DeltaFromMembers").GetInt32());
        Assert.Equal(new Entra.EntraOptions().VerifyCounts, Default("Directories:*:VerifyCounts").GetBoolean());
        Assert.Equal(new Entra.EntraOptions().Delta.ToString(), Default("Directories:*:Delta").GetString());
        Assert.Equal(new Entra.EntraOptions().Cloud.ToString(), Default("Directories:*:Cloud").GetString());
        Assert.Equal(new Entra.EntraOptions().FullReadEvery, TimeSpan.Parse(Default("Directories:*:FullReadEvery").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
    }

    private JsonElement AdSyncSchema() => _schema.RootElement.GetProperty("properties").GetProperty("AdSync");

    private JsonElement Default(string path) => Leaves(AdSyncSchema(), string.Empty).First(leaf => leaf.Path == path).Schema.GetProperty("default");

    private static IEnumerable<string> Choices(JsonElement schema)
    {
        if (schema.TryGetProperty("const", out JsonElement only))
        {
            return [only.GetString()!];
        }

        return schema.TryGetProperty("enum", out JsonElement choices) ? choices.EnumerateArray().Select(choice => choice.GetString()!) : [];
    }

    private IEnumerable<(string Path, JsonElement Schema)> Leaves(JsonElement schema, string path)
    {
        schema = Resolve(schema);
        if (schema.TryGetProperty("oneOf", out JsonElement alternatives))
        {
            return alternatives.EnumerateArray().Where(alternative => IsSection(Resolve(alternative))).SelectMany(alternative => Leaves(alternative, path));
        }

        if (schema.TryGetProperty("properties", out JsonElement properties))
        {
            return properties.EnumerateObject().SelectMany(property => Leaves(property.Value, path.Length == 0 ? property.Name : $"{path}:{property.Name}"));
        }

        if (schema.TryGetProperty("additionalProperties", out JsonElement any) && any.ValueKind == JsonValueKind.Object)
        {
            return Leaves(any, $"{path}:*");
        }

        return schema.TryGetProperty("items", out JsonElement items) && IsSection(Resolve(items)) ? Leaves(items, $"{path}:*") : [(path, schema)];
    }

    private static bool IsSection(JsonElement schema) => schema.TryGetProperty("properties", out _);

    private JsonElement Resolve(JsonElement schema) => schema.TryGetProperty("$ref", out JsonElement reference)
        ? _schema.RootElement.GetProperty("definitions").GetProperty(reference.GetString()!["#/definitions/".Length..])
        : schema;
}
