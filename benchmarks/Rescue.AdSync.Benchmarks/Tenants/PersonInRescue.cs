using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Benchmarks.Tenants;

/// <summary>How a person stands in Rescue: in step with the directory but for the one change.</summary>
internal sealed class PersonInRescue
{
    private const int AllFields = 15;

    private readonly string _name;
    private readonly string _nick;
    private readonly string _description;
    private readonly string _email;
    private readonly bool _enabled;
    private readonly bool _mobile;

    /// <summary>Initializes a new instance of the <see cref="PersonInRescue"/> class.</summary>
    /// <param name="person">The person.</param>
    /// <param name="licensed">Whether the person's group has mobile licences.</param>
    /// <param name="groups">The number of groups, for somebody who sits in a wrong one.</param>
    /// <param name="random">Decides which group or fields differ.</param>
    public PersonInRescue(Person person, bool licensed, int groups, Random random)
    {
        int differs = person.Change == Change.Update ? random.Next(1, AllFields + 1) : 0;
        _name = (differs & 1) != 0 ? person.DisplayName() + " (old)" : person.DisplayName();
        _nick = (differs & 2) != 0 ? person.Nick() + "y" : person.Nick();
        _description = (differs & 4) != 0 ? "Trainee" : person.DepartmentName();
        _email = (differs & 8) != 0 ? "old." + person.Email() : person.Email();
        if (person.Number % 50 == 3)
        {
            _email = _email.ToUpperInvariant();
        }

        _enabled = person.Change switch
        {
            Change.Disable => true,
            Change.Enable => false,
            _ => person.IsActive,
        };
        _mobile = _enabled && licensed != (person.Change == Change.License);
        MobileGranted = _mobile;
        Group = person.Change == Change.Move ? (person.Group + 1 + random.Next(groups - 1)) % groups : person.Group;
    }

    /// <summary>Gets the group the person sits in, by position.</summary>
    public int Group { get; }

    /// <summary>Gets a value indicating whether a link says that the licence was ours to give.</summary>
    public bool MobileGranted { get; }

    public RescueNode Node(NodeId id, NodeId parent) => new()
    {
        Id = id,
        ParentId = parent,
        Type = NodeType.Technician,
        Name = _name,
        Description = _description,
        Email = EmailAddress.From(_email),
        Status = _enabled ? NodeStatus.Offline : NodeStatus.Disabled,
    };

    public UserDetails Details(NodeId id) => new()
    {
        Id = id,
        Type = NodeType.Technician,
        Name = _name,
        Nick = _nick,
        Description = _description,
        Email = EmailAddress.From(_email),
        HasMobileAddOn = _mobile,
        IsEnabled = _enabled,
    };
}
