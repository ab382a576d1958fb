namespace Rescue.AdSync.ActiveDirectory.Ldap;

public sealed class ExtendedNameTests
{
    private const string Guid = "6f9619ff-8b86-d011-b42d-00c04fc964ff";

    [Theory]
    [InlineData($"<GUID={Guid}>;<SID=S-1-5-21-1-2-3-4>;CN=Ann,DC=x", Guid, "CN=Ann,DC=x")]
    [InlineData($"<guid={Guid}>;CN=Ann,DC=x", Guid, "CN=Ann,DC=x")]
    [InlineData($"<SID=S-1-5-21-1-2-3-4>;<GUID={Guid}>;CN=Ann,DC=x", Guid, "CN=Ann,DC=x")]
    [InlineData("CN=Ann,DC=x", null, "CN=Ann,DC=x")]
    [InlineData("<GUID=what>;CN=Ann,DC=x", null, "CN=Ann,DC=x")]
    [InlineData("<GUID", null, "<GUID")]
    [InlineData("", null, "")]
    [InlineData($"<GUID={Guid}>;CN=a\\<b\\>\\;c,DC=x", Guid, "CN=a\\<b\\>\\;c,DC=x")]
    public void Parse_PartsKeyAndName(string text, string? id, string dn) =>
        Assert.Equal(new ExtendedName(id is null ? ObjectId.None : ObjectId.Parse(id), dn), ExtendedName.Parse(text));
}
