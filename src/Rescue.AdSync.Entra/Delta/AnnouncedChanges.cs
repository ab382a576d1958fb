using System.Globalization;
using Rescue.AdSync.Entra.Members;

namespace Rescue.AdSync.Entra.Delta;

/// <summary>The changes announced of groups in view, merged: of each member the last word counts, on whichever page it stands.</summary>
internal sealed class AnnouncedChanges
{
    private readonly Dictionary<ObjectId, Dictionary<ObjectId, bool>> _removedByGroup = [];

    private AnnouncedChanges()
    {
    }

    /// <summary>Gets the groups in view of which a change is announced.</summary>
    public IEnumerable<ObjectId> Groups => _removedByGroup.Keys;

    /// <summary>Merges the changes of the groups that a state has in view.</summary>
    public static AnnouncedChanges Of(IEnumerable<GroupChange> changes, TenantState state)
    {
        var announced = new AnnouncedChanges();
        HashSet<ObjectId> roots = [.. state.Roots];
        foreach (GroupChange change in changes.Where(change => state.Picture.Groups.ContainsKey(change.Id) || roots.Contains(change.Id)))
        {
            announced.Add(change);
        }

        return announced;
    }

    /// <summary>
    /// Holds the announcements against what was then read. A member that is announced and not listed makes the group
    /// incomplete: the list may come from a copy that does not know it yet.
    /// </summary>
    /// <returns>The groups to read again next time.</returns>
    public ObjectId[] Check(TenantPicture picture)
    {
        var doubtful = new List<ObjectId>();
        foreach ((ObjectId id, Dictionary<ObjectId, bool> members) in _removedByGroup)
        {
            if (members.Count == 0 || !picture.Groups.TryGetValue(id, out GroupPicture? group))
            {
                continue;
            }

            HashSet<ObjectId> listed = [.. group.Users, .. group.Groups];
            ObjectId[] unlisted = [.. members.Where(member => !member.Value && !listed.Contains(member.Key)).Select(member => member.Key)];
            if (unlisted.Length > 0)
            {
                picture.Groups[id] = group with { IncompleteReason = group.IncompleteReason ?? Unlisted(unlisted) };
            }

            if (unlisted.Length > 0 || members.Any(member => member.Value && listed.Contains(member.Key)))
            {
                doubtful.Add(id);
            }
        }

        return [.. doubtful.Order()];
    }

    private static string Unlisted(ObjectId[] members) => string.Create(
        CultureInfo.InvariantCulture, $"Graph announces {members.Length} new members, among them {members.Min()}, and does not list them yet.");

    private void Add(GroupChange change)
    {
        if (!_removedByGroup.TryGetValue(change.Id, out Dictionary<ObjectId, bool>? members))
        {
            _removedByGroup.Add(change.Id, members = []);
        }

        // Applications are announced and, in this version of Graph, not listed; like devices and contacts they are nobody.
        foreach (MemberChange member in change.Members.Where(member => !member.Id.IsNone && member.Kind != MemberKind.Other))
        {
            members[member.Id] = member.IsRemoved;
        }
    }
}
