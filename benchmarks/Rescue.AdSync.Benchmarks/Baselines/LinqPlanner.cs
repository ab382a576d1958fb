using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Planning;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Benchmarks.Baselines;

/// <summary>The planner as joins: what one would write without a thought for its cost. It knows only the core of the rules.</summary>
internal static class LinqPlanner
{
    public static List<Operation> Plan(PlanningInput input)
    {
        List<Wanted> wanted = WantedPeople(input);
        List<RescueNode> technicians = [.. input.Rescue.Nodes.Where(node => node.Type == NodeType.Technician)];
        ILookup<ObjectId, (Link Link, RescueNode Node)> linked = input.State.Links
            .Join(technicians, link => link.Node, node => node.Id, (link, node) => (link, node))
            .ToLookup(pair => pair.link.ObjectId);
        HashSet<NodeId> taken = [.. wanted.SelectMany(person => linked[person.Person.Id]).Select(pair => pair.Node.Id)];
        var matched = wanted
            .GroupJoin(
                technicians,
                person => person.Person.Mail!,
                node => node.Email.ToString(),
                (person, byEmail) => (Person: person, Link: linked[person.Person.Id].FirstOrDefault(), ByEmail: byEmail),
                StringComparer.OrdinalIgnoreCase)
            .Select(match => (match.Person, match.Link.Link, Node: match.Link.Node ?? match.ByEmail.FirstOrDefault(node => !taken.Contains(node.Id))))
            .ToList();
        return
        [
            .. matched
                .SelectMany(match => match.Person.Compare(match.Node, match.Node is null ? null : input.Rescue.DetailsOf(match.Node.Id), match.Link is { MobileGranted: true }))
                .Concat(Leavers(input, technicians, matched.Where(match => match.Node is not null).Select(match => match.Node!.Id)))
                .OrderBy(operation => operation.Kind)
                .ThenBy(operation => operation.Pairing)
                .ThenBy(operation => operation.Email, StringComparer.Ordinal),
        ];
    }

    private static List<Wanted> WantedPeople(PlanningInput input)
    {
        DirectorySnapshot directory = input.Directories[0];
        return input.Policy.Pairings
            .Select((pairing, index) => (Pairing: pairing, Index: index))
            .Join(directory.Groups, entry => entry.Pairing.DirectoryGroup, group => group.Id, (entry, group) => (entry.Pairing, entry.Index, Group: group))
            .SelectMany(entry => entry.Group.UserMembers.ToArray().Select(user => new Wanted(directory.Users[user], entry.Pairing, entry.Index)))
            .GroupBy(person => person.Person.Id)
            .Select(places => places.First())
            .ToList();
    }

    private static IEnumerable<Operation> Leavers(PlanningInput input, IEnumerable<RescueNode> technicians, IEnumerable<NodeId> matched)
    {
        Dictionary<NodeId, int> targets = input.Policy.Pairings
            .Select((pairing, index) => (pairing.Target.GroupId, Index: index))
            .ToDictionary(target => target.GroupId, target => target.Index);
        return technicians
            .ExceptBy(matched, node => node.Id)
            .Where(node => targets.ContainsKey(node.ParentId))
            .SelectMany(node => Wanted.Retire(targets[node.ParentId], node, input.Rescue.DetailsOf(node.Id) is { HasMobileAddOn: true }));
    }
}
