using System.Collections.Immutable;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Planning;

/// <summary>What the actions of all people at one place say alike, so that it is worded and kept once.</summary>
internal sealed class PlaceWords
{
    public PlaceWords(PlanningRun run, Place place)
    {
        Node = place.Node == NodeIndex.None ? null : run.Nodes.Nodes[place.Node].Id;
        Destination = Node?.ToString() ?? place.Group.Id.ToString();
        Parent = new FieldChange(Field.Parent, null, Destination);
        WhyCreate = $"The person is a member of '{place.Group.Name}' and not in Rescue.";
        WhyMove = $"The person belongs to '{place.Group.Name}'.";
        WhyEnable = $"The person is active and a member of '{place.Group.Name}'.";
    }

    /// <summary>Gets a status that is switched on, from off.</summary>
    public static ImmutableArray<FieldChange> Enabling { get; } = FieldChange.Only(Field.Status, FieldChange.Disabled, FieldChange.Enabled);

    /// <summary>Gets a status that is switched off.</summary>
    public static ImmutableArray<FieldChange> Disabling { get; } = FieldChange.Only(Field.Status, FieldChange.Enabled, FieldChange.Disabled);

    /// <summary>Gets the status of somebody new.</summary>
    public static FieldChange New { get; } = new(Field.Status, null, FieldChange.Enabled);

    /// <summary>Gets a licence given to somebody new.</summary>
    public static ImmutableArray<FieldChange> GrantToNew { get; } = FieldChange.Only(Field.Mobile, null, FieldChange.True);

    /// <summary>Gets a licence given.</summary>
    public static ImmutableArray<FieldChange> Grant { get; } = FieldChange.Only(Field.Mobile, FieldChange.False, FieldChange.True);

    /// <summary>Gets a licence taken away.</summary>
    public static ImmutableArray<FieldChange> Free { get; } = FieldChange.Only(Field.Mobile, FieldChange.True, FieldChange.False);

    /// <summary>Gets the Rescue group, or <see langword="null"/> while it is to be created.</summary>
    public NodeId? Node { get; }

    /// <summary>Gets what a parent is changed to.</summary>
    public string Destination { get; }

    /// <summary>Gets the parent of somebody new.</summary>
    public FieldChange Parent { get; }

    public string WhyCreate { get; }

    public string WhyMove { get; }

    public string WhyEnable { get; }
}
