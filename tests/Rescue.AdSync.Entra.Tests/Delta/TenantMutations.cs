using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Delta;

/// <summary>Changes a tenant at random: people come, go, move, are renamed, disabled, deleted and restored; groups are nested and deleted.</summary>
internal sealed class TenantMutations(GraphTenant tenant, int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<string> _deleted = [];
    private int _number;

    public void Make(int count)
    {
        for (int i = 0; i < count; i++)
        {
            MakeOne();
        }
    }

    private void MakeOne()
    {
        switch (_random.Next(12))
        {
            case 0 or 1 or 2:
                tenant.AddMember(Group().Id, User().Id);
                break;
            case 3 or 4:
                RemoveMember();
                break;
            case 5:
                tenant.Change<GraphUser>(User().Id, user => user with { AccountEnabled = !user.AccountEnabled, DisplayName = $"Renamed {++_number}" });
                break;
            case 6:
                tenant.AddMember(Group().Id, tenant.AddUser($"New {++_number}").Id);
                break;
            case 7:
                DeleteUser();
                break;
            case 8:
                Restore();
                break;
            case 9:
                Nest();
                break;
            case 10:
                tenant.Change<GraphGroup>(Group().Id, group => group with { DisplayName = $"Group {++_number}", Description = "changed" });
                break;
            default:
                ReplaceGroup();
                break;
        }
    }

    private GraphGroup Group() => tenant.Groups[_random.Next(tenant.Groups.Count)];

    private GraphUser User() => tenant.Users[_random.Next(tenant.Users.Count)];

    private void RemoveMember()
    {
        GraphGroup group = Group();
        if (tenant.MembersOf(group.Id) is { Count: > 0 } members)
        {
            tenant.RemoveMember(group.Id, members[_random.Next(members.Count)]);
        }
    }

    private void DeleteUser()
    {
        if (tenant.Users.Count > 3)
        {
            string id = User().Id;
            tenant.DeleteUser(id);
            _deleted.Add(id);
        }
    }

    private void Restore()
    {
        if (_deleted.Count > 0)
        {
            tenant.Restore(_deleted[0]);
            _deleted.RemoveAt(0);
        }
    }

    private void Nest()
    {
        (string outer, string inner) = (Group().Id, Group().Id);
        if (outer != inner)
        {
            tenant.AddMember(outer, inner);
        }
    }

    // One is deleted and another comes into the place where it was nested.
    private void ReplaceGroup()
    {
        if (tenant.Groups.Count > 3)
        {
            tenant.DeleteGroup(Group().Id);
        }

        tenant.AddMember(Group().Id, tenant.AddGroup($"Group {++_number}", User()).Id);
    }
}
