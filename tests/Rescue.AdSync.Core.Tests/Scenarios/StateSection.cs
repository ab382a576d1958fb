using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Tests.Scenarios;

/// <summary>
/// What earlier runs left behind. Without a section 'links', whoever bears one name in the directory and in Rescue is linked:
/// the steady state.
/// </summary>
internal static class StateSection
{
    public static SyncState Read(ScenarioText text, DirectorySection directory, RescueSection rescue) => new()
    {
        Links = text.Has("links") ? [.. text.Section("links").Select(line => ReadLink(line, directory, rescue))] : Usual(directory, rescue),
        LastGroupSizes = text.Section("last run").Where(line => !IsApproval(line)).ToImmutableDictionary(line => Group(line, directory), Size),
    };

    public static bool ApprovesEmptiedGroups(ScenarioText text) => text.Section("last run").Any(IsApproval);

    private static bool IsApproval(ScenarioLine line) => line.Text == "emptied groups are approved";

    private static ImmutableArray<Link> Usual(DirectorySection directory, RescueSection rescue)
    {
        Dictionary<string, ObjectId> people = directory.People.ToDictionary(person => person.Name, person => person.Id);
        return [.. rescue.Users
            .Where(user => people.ContainsKey(user.Name))
            .Select(user => new Link(people[user.Name], rescue.TypeOf(user.Id)!.Value.SideOf()!.Value, user.Id))];
    }

    private static Link ReadLink(ScenarioLine line, DirectorySection directory, RescueSection rescue)
    {
        Tokens tokens = line.Tokens();
        string name = tokens.Word("who is linked");
        if (!tokens.Take("->"))
        {
            throw line.Fault("A link is written 'ann -> #200'.");
        }

        NodeId node = tokens.Node("the node");
        Side side = tokens.OptionalChoice<Side>("side") ?? rescue.TypeOf(node)?.SideOf() ?? Side.Technician;
        var link = new Link(Object(line, name, directory), side, node)
        {
            CreatedByUs = tokens.Flag("created"),
            MobileGranted = tokens.Flag("granted"),
        };
        tokens.End();
        return link;
    }

    // Somebody who has left the directory is still known by their link.
    private static ObjectId Object(ScenarioLine line, string name, DirectorySection directory)
    {
        if (name.StartsWith('@'))
        {
            ObjectId group = directory.Groups.FirstOrDefault(candidate => candidate.Name == name[1..]).Id;
            return group.IsNone ? throw line.Fault($"There is no group '{name[1..]}'.") : group;
        }

        ObjectId person = directory.People.FirstOrDefault(candidate => candidate.Name == name).Id;
        return person.IsNone ? new ObjectId(new Guid(line.Number, 2, 0, new byte[8])) : person;
    }

    private static ObjectId Group(ScenarioLine line, DirectorySection directory)
    {
        string name = line.Tokens().Word("the group");
        ObjectId group = directory.Groups.FirstOrDefault(candidate => candidate.Name == name).Id;
        return group.IsNone ? throw line.Fault($"There is no group '{name}'.") : group;
    }

    private static int Size(ScenarioLine line)
    {
        Tokens tokens = line.Tokens();
        tokens.Word("the group");
        int size = tokens.ParseNumber(tokens.Word("how many members it had"));
        tokens.End();
        return size;
    }
}
