using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Tests.Scenarios;

/// <summary>The Rescue tree of a scenario. The categories, the credential's own user and the account holder are always there.</summary>
internal sealed class RescueSection
{
    private static readonly Dictionary<string, NodeId> Categories = new(StringComparer.Ordinal)
    {
        ["MasterAdministrators"] = new NodeId(2),
        ["Administrators"] = new NodeId(3),
        ["Technicians"] = new NodeId(4),
    };

    private readonly List<RescueNode> _nodes = [];
    private readonly List<UserDetails> _details = [];
    private readonly List<NodeId> _unreadable = [];
    private readonly Dictionary<NodeId, string> _names = [];
    private readonly Stack<(int Indent, NodeId Id)> _path = new();
    private RescueAccount _caller = new(1, "Example", new NodeId(10), NodeId.None, EmailAddress.From("sync@example.com"));

    private RescueSection()
    {
        AddFixed(1, 0, NodeType.Root, "Example");
        foreach ((string word, NodeId id) in Categories)
        {
            AddFixed(id.Value, 1, NodeTypes.Parse(word), word);
        }

        AddUser("sync", new NodeId(10), Categories["MasterAdministrators"], Tokens.Read(0, string.Empty));
        AddUser("holder", new NodeId(11), Categories["MasterAdministrators"], Tokens.Read(0, "holder"));
    }

    public IEnumerable<(NodeId Id, string Name)> Users => _names.Select(name => (name.Key, name.Value));

    public static RescueSection Read(ScenarioText text)
    {
        var section = new RescueSection();
        foreach (ScenarioLine line in text.Section("rescue"))
        {
            Tokens tokens = line.Tokens();
            section.Read(line, tokens);
            tokens.End();
        }

        return section;
    }

    public NodeType? TypeOf(NodeId id) => _nodes.Find(node => node.Id == id)?.Type;

    public RescueSnapshot Snapshot(bool backwards)
    {
        IEnumerable<RescueNode> nodes = backwards ? _nodes.AsEnumerable().Reverse() : _nodes;
        return RescueSnapshot.Create(_caller, nodes).WithDetails(_details, _unreadable);
    }

    private void Read(ScenarioLine line, Tokens tokens)
    {
        while (_path.TryPeek(out (int Indent, NodeId Id) above) && above.Indent >= line.Indent)
        {
            _path.Pop();
        }

        if (tokens.Take("caller"))
        {
            NodeId own = tokens.Node("the credential's own node");
            _caller = _caller with { AdministratorNode = own, Email = EmailAddress.None };
        }
        else if (tokens.Take("without"))
        {
            NodeId gone = tokens.Node("the node that is not there");
            _nodes.RemoveAll(node => node.Id == gone);
        }
        else if (tokens.Take("node"))
        {
            AddNode(tokens);
        }
        else if (Categories.TryGetValue(line.Text, out NodeId category))
        {
            tokens.Word("the category");
            _path.Push((line.Indent, category));
        }
        else
        {
            AddBelow(line, tokens);
        }
    }

    private void AddBelow(ScenarioLine line, Tokens tokens)
    {
        NodeId parent = _path.TryPeek(out (int Indent, NodeId Id) above)
            ? above.Id
            : throw line.Fault($"This hangs below nothing. Indent it below {string.Join(", ", Categories.Keys)} or a group.");
        if (tokens.Take("group"))
        {
            string name = tokens.Word("the group's name");
            NodeId id = tokens.Node($"the node id of group '{name}'");
            _nodes.Add(new RescueNode
            {
                Id = id,
                ParentId = parent,
                Type = TypeOf(parent) is NodeType.Technicians or NodeType.TechnicianGroup ? NodeType.TechnicianGroup : NodeType.AdministratorGroup,
                Name = tokens.Setting("name", name),
                Description = tokens.Setting("description", null),
            });
            _path.Push((line.Indent, id));
            return;
        }

        string user = tokens.Word("the user");
        AddUser(user, tokens.Node($"the node id of '{user}'"), parent, tokens);
    }

    private void AddUser(string name, NodeId id, NodeId parent, Tokens tokens)
    {
        bool disabled = tokens.Flag("disabled");
        NodeType type = TypeOf(parent) switch
        {
            NodeType.MasterAdministrators => NodeType.MasterAdministrator,
            NodeType.Administrators or NodeType.AdministratorGroup => NodeType.Administrator,
            _ => NodeType.Technician,
        };
        var node = new RescueNode
        {
            Id = id,
            ParentId = parent,
            Type = type,
            Name = tokens.Setting("name", DirectorySection.Capitalised(name)),
            Email = EmailAddress.From(tokens.Setting("mail", $"{name}@example.com")),
            Description = tokens.Setting("description", null),
            Status = disabled ? NodeStatus.Disabled : tokens.Choice("status", NodeStatus.Offline),
        };
        if (_names.Count > 1 && _nodes.Exists(other => other.Id == id))
        {
            throw tokens.Fault($"Node {id} is there already; to show that Rescue says so, write it as 'node'.");
        }

        _nodes.Add(node);
        _names.Add(id, name);
        AddDetails(node, tokens);
    }

    private void AddDetails(RescueNode node, Tokens tokens)
    {
        var details = new UserDetails
        {
            Id = node.Id,
            Type = node.Type,
            Name = node.Name,
            Email = node.Email,
            Description = node.Description,
            Nick = tokens.Setting("nick", null),
            SsoId = tokens.Setting("sso", null),
            HasMobileAddOn = tokens.Flag("mobile"),
            IsAccountHolder = tokens.Flag("holder"),
            IsEnabled = node.IsEnabled,
        };
        if (tokens.Flag("unreadable"))
        {
            _unreadable.Add(node.Id);
        }
        else if (!tokens.Flag("unread"))
        {
            _details.Add(details);
        }
    }

    private void AddNode(Tokens tokens)
    {
        string name = tokens.Word("the node's name");
        NodeId id = tokens.Node($"the node id of '{name}'");
        string type = tokens.Setting("type", null) ?? throw tokens.Fault("A node needs its type=.");
        string? parent = tokens.Setting("parent", "#1");
        _nodes.Add(new RescueNode
        {
            Id = id,
            ParentId = parent is null ? NodeId.None : tokens.ParseNode(parent),
            Type = NodeTypes.Parse(type),
            TypeWord = NodeTypes.Parse(type) == NodeType.Unknown ? type : null,
            Name = tokens.Setting("name", name),
        });
    }

    private void AddFixed(long id, long parent, NodeType type, string name) =>
        _nodes.Add(new RescueNode { Id = new NodeId(id), ParentId = new NodeId(parent), Type = type, Name = name });
}
