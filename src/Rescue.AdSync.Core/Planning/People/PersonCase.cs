using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Planning;

/// <summary>One person on one side of whom the plan has something to change.</summary>
internal sealed class PersonCase(int user, DirectoryUser person, Place place, int node, EmailAddress email)
{
    public int User => user;

    public DirectoryUser Person => person;

    public Place Place => place;

    /// <summary>Gets the person's node, or <see cref="Accounts.NodeIndex.None"/> for somebody to create.</summary>
    public int Node => node;

    /// <summary>Gets the e-mail the person shall sign in with.</summary>
    public EmailAddress Email => email;

    public Side Side => place.Pairing.Side;

    public bool Disables { get; init; }

    public bool Enables { get; init; }

    public bool Moves { get; init; }

    public bool Grants { get; init; }

    public bool Frees { get; init; }

    public bool IsCreate { get; init; }

    /// <summary>Gets the changes that need nobody's leave: name, nick, description.</summary>
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    /// <summary>Gets a value indicating whether the person's e-mail shall change, or be taken by a create.</summary>
    public bool TakesEmail { get; init; }

    /// <summary>Gets the SSO id that shall be set, or <see langword="null"/>.</summary>
    public string? TakesSsoId { get; init; }

    public bool IsEmpty => !(Disables || Enables || Moves || Grants || Frees || IsCreate || TakesEmail) && TakesSsoId is null && Changes.Count == 0;
}
