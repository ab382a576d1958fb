using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Planning;

/// <summary>Whom a note is about: one person on one side, or one node.</summary>
internal readonly record struct NoteAbout
{
    private NoteAbout(int user, Side side, int node)
    {
        UserPosition = user;
        Side = side;
        NodePosition = node;
    }

    /// <summary>Gets the person's position, or -1.</summary>
    public int UserPosition { get; }

    /// <summary>Gets the side; of a note about a person only.</summary>
    public Side Side { get; }

    /// <summary>Gets the node's position, or <see cref="NodeIndex.None"/>.</summary>
    public int NodePosition { get; }

    public static NoteAbout User(int user, Side side) => new(user, side, NodeIndex.None);

    public static NoteAbout Node(int node) => new(-1, default, node);
}
