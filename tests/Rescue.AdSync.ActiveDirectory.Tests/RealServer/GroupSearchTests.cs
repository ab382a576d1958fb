using CsCheck;
using Rescue.AdSync.Directories;
using Rescue.AdSync.TestSupport.Samba;

namespace Rescue.AdSync.ActiveDirectory.RealServer;

[Collection(SambaCollection.Name)]
public sealed class GroupSearchTests(SambaFixture samba)
{
    [Theory]
    [InlineData(GroupCriterion.StartsWith, "Level ", "Level (2)|Level 2|Level 3")]
    [InlineData(GroupCriterion.StartsWith, "LEVEL (", "Level (2)")]
    [InlineData(GroupCriterion.Contains, "vel 2", "Level 2")]
    [InlineData(GroupCriterion.Contains, "*", "(|(cn=*))|)(cn=*|*|Star * Team")]
    [InlineData(GroupCriterion.Equals, "support", "Support")]
    [InlineData(GroupCriterion.Equals, "Supp", "")]
    [InlineData(GroupCriterion.Equals, "Level-2", "Level 2")]
    [InlineData(GroupCriterion.Equals, "", "")]
    [InlineData(GroupCriterion.Equals, "no=such,dn", "")]
    [InlineData(GroupCriterion.Equals, "OU=Groups,DC=adsync,DC=test", "")]
    [InlineData(GroupCriterion.Equals, "CN=Support,OU=Nowhere,DC=adsync,DC=test", "")]
    [InlineData(GroupCriterion.Equals, "CN=Support,DC=elsewhere,DC=example", "")]
    [InlineData(GroupCriterion.Equals, "cn=SUPPORT, ou=groups, dc=adsync, dc=test", "Support")]
    [InlineData(GroupCriterion.Equals, "CN=Level \\282\\29,OU=Groups,DC=adsync,DC=test", "Level (2)")]
    [InlineData(GroupCriterion.Contains, "Ann Ash", "")]
    public async Task Finds_groups_by_what_they_are_called(GroupCriterion criterion, string term, string expected)
    {
        IReadOnlyList<GroupSummary> found = await FindAsync(Sample(), new GroupQuery(criterion, term));

        Assert.Equal(expected, string.Join('|', found.Select(group => group.Name)));
    }

    [Fact]
    public async Task Finds_every_group_in_pages()
    {
        IReadOnlyList<GroupSummary> all = await FindAsync(samba.Source(), GroupQuery.All);
        IReadOnlyList<GroupSummary> paged = await FindAsync(samba.Source(options => options with { PageSize = 7 }), new GroupQuery(GroupCriterion.StartsWith, ""));

        Assert.Equal(all, paged);
        Assert.Contains(all, group => group.Name == "Domain Admins");
        Assert.Equal(all.OrderBy(group => group.Name, StringComparer.OrdinalIgnoreCase).ThenBy(group => group.Id), all);
    }

    [Fact]
    public async Task Searches_below_the_base_only()
    {
        IReadOnlyList<GroupSummary> found = await FindAsync(samba.Source(options => options with { BaseDn = SampleDomain.Groups }), GroupQuery.All);

        Assert.Contains(found, group => group.Name == "Support");
        Assert.DoesNotContain(found, group => group.Name == "Domain Admins");
    }

    [Fact]
    public async Task Says_what_a_base_is_that_does_not_exist()
    {
        ActiveDirectorySource source = samba.Source(options => options with { BaseDn = "OU=Nowhere,DC=adsync,DC=test" });

        DirectoryException exception = await Assert.ThrowsAsync<DirectoryException>(() => FindAsync(source, GroupQuery.All));

        Assert.Contains("OU=Nowhere,DC=adsync,DC=test", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Support", "global security", 5)]
    [InlineData("Kind global distribution", "global distribution", 0)]
    [InlineData("Kind local security", "domain local security", 0)]
    [InlineData("With Strangers", "universal security", 2)]
    [InlineData("Crowd", "global security", SampleDomain.CrowdSize)]
    public async Task Tells_kind_place_and_number_of_members(string name, string kind, int members)
    {
        GroupSummary group = Assert.Single(await FindAsync(samba.Source(), new GroupQuery(GroupCriterion.Equals, name)));

        Assert.Equal(kind, group.Kind);
        Assert.Equal(SampleDomain.Group(name), group.Location);
        Assert.Equal(members, group.MemberCount);
    }

    [Fact]
    public async Task Finds_groups_with_hostile_names_exactly_by_name_and_by_DN()
    {
        foreach (string name in SampleDomain.HostileNames)
        {
            GroupSummary byName = Assert.Single(await FindAsync(Sample(), new GroupQuery(GroupCriterion.Equals, name)));
            GroupSummary byDn = Assert.Single(await FindAsync(Sample(), new GroupQuery(GroupCriterion.Equals, SampleDomain.Group(name))));
            Assert.Equal(name.Trim(), byName.Name.Trim());
            Assert.Equal(byName.Id, byDn.Id);
        }
    }

    // Any mixture of what means something to filters and names: every group is found by its own name and by its own DN,
    // and no term finds a group that is not called so.
    [Fact]
    public async Task Finds_groups_with_any_name_exactly()
    {
        const string Place = "OU=Any,DC=adsync,DC=test";
        string[] names = [.. NameGen.Array[40].Single(_ => true, "0000KOIPe036").Distinct(StringComparer.OrdinalIgnoreCase)];
        var ldif = new Ldif().Add(Place, ("objectClass", "organizationalUnit"));
        for (int i = 0; i < names.Length; i++)
        {
            ldif.Add($"CN={Ldif.Escape(names[i])},{Place}", ("objectClass", "group"), ("sAMAccountName", AccountName(i)));
        }

        await samba.Domain.ApplyAsync(ldif.ToString(), TestContext.Current.CancellationToken);
        ActiveDirectorySource source = samba.Source(options => options with { BaseDn = Place });
        foreach (string name in names)
        {
            IReadOnlyList<GroupSummary> byName = await FindAsync(source, new GroupQuery(GroupCriterion.Equals, name));
            IReadOnlyList<GroupSummary> byPart = await FindAsync(source, new GroupQuery(GroupCriterion.Contains, name));
            Assert.Equal([name], byName.Select(group => group.Name));
            Assert.Equal([name], (await FindAsync(source, new GroupQuery(GroupCriterion.Equals, byName[0].Location!))).Select(group => group.Name));
            Assert.Equal(names.Where(other => other.Contains(name, StringComparison.OrdinalIgnoreCase)).Order(), byPart.Select(group => group.Name).Order());
        }
    }

    // The same with spaces at the ends, line breaks and a first #, which names escape and matching rules fold; and with people
    // of such names in the groups.
    [Fact]
    public async Task Finds_groups_and_their_members_with_spaces_and_line_breaks_in_their_names()
    {
        const string Place = "OU=Blank,DC=adsync,DC=test";
        string[] names = [.. BlankGen.Array[30].Single(_ => true, "0000KOIPe036").Where(name => Folded(name).Length > 0).DistinctBy(Folded)];
        var ldif = new Ldif().Add(Place, ("objectClass", "organizationalUnit"));
        for (int i = 0; i < names.Length; i++)
        {
            string person = $"CN={Ldif.Escape($"{names[i]} of {i}")},{Place}";
            ldif.Add(person, ("objectClass", "user"), ("sAMAccountName", $"p{AccountName(i)}"), ("mail", $"p{i}@adsync.test"), ("userAccountControl", "512"));
            ldif.Add($"CN={Ldif.Escape(names[i])},{Place}", ("objectClass", "group"), ("sAMAccountName", $"w{AccountName(i)}"), ("member", person));
        }

        await samba.Domain.ApplyAsync(ldif.ToString(), TestContext.Current.CancellationToken);
        ActiveDirectorySource source = samba.Source(options => options with { BaseDn = Place });
        var ids = new List<ObjectId>();
        foreach (string name in names)
        {
            GroupSummary byName = Assert.Single(await FindAsync(source, new GroupQuery(GroupCriterion.Equals, name)));
            GroupSummary byDn = Assert.Single(await FindAsync(source, new GroupQuery(GroupCriterion.Equals, byName.Location!)));
            Assert.Equal(Folded(name), Folded(byName.Name));
            Assert.Equal(byName.Id, byDn.Id);
            ids.Add(byName.Id);
        }

        DirectorySnapshot snapshot = await source.ReadAsync(ids, TestContext.Current.CancellationToken);

        Assert.All(snapshot.Groups, group => Assert.Null(group.IncompleteReason));
        Assert.Equal(
            Enumerable.Range(0, names.Length).Select(i => $"p{i}@adsync.test"),
            ids.Select(id => snapshot.Users[snapshot.Groups.Single(group => group.Id == id).UserMembers[0]].Mail));
    }

    [Theory]
    [InlineData(GroupCriterion.StartsWith)]
    [InlineData(GroupCriterion.Contains)]
    [InlineData(GroupCriterion.Equals)]
    public async Task A_term_with_NUL_finds_nothing(GroupCriterion criterion) =>
        Assert.Empty(await FindAsync(samba.Source(), new GroupQuery(criterion, "Supp\0ort")));

    // Other tests make groups of their own elsewhere.
    private ActiveDirectorySource Sample() => samba.Source(options => options with { BaseDn = SampleDomain.Groups });

    // In letters that the names do not have, lest it be the account name that is found.
    private static string AccountName(int number) => $"x{Convert.ToString(number, 2).Replace('0', 'y').Replace('1', 'z')}";

    private static Gen<string> BlankGen { get; } = Gen.Char["ab#  \n\t,+\"\\<>;=*()"].Array[1, 10].Select(characters => new string(characters));

    // As the directory compares names: without regard to case, to spaces at the ends, and to how many there are between.
    private static string Folded(string name) => string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();

    private static Gen<string> NameGen { get; } = Gen.Char["aB1*()\\,+\"<>;=#|&!~/:.ü漢"].Array[1, 12].Select(characters => new string(characters));

    private static Task<IReadOnlyList<GroupSummary>> FindAsync(ActiveDirectorySource source, GroupQuery query) =>
        source.FindGroupsAsync(query, TestContext.Current.CancellationToken);
}
