using Rescue.AdSync.GraphTesting.Schema;
using Rescue.AdSync.GraphTesting.Tenant;

namespace Rescue.AdSync.GraphTesting.Delta;

/// <summary>Finds what a round has to tell.</summary>
/// <param name="Scope">What is tracked.</param>
/// <param name="Since">The version that the client knows, or <see langword="null"/> if it knows nothing.</param>
/// <param name="SeesHidden">Whether hidden memberships may be told.</param>
/// <param name="IsMinimal">Whether properties that did not change are left out.</param>
/// <param name="TellsRemoved">Whether a first round names objects in <c>deletedItems</c>.</param>
internal sealed record DeltaReader(DeltaScope Scope, long? Since, bool SeesHidden, bool IsMinimal, bool TellsRemoved)
{
    public IEnumerable<DeltaEntry> Read(TenantState state) =>
        state.All(Scope.Schema)
            .Where(item => Scope.Ids?.Contains(item.Value.Id.ToLowerInvariant()) != false)
            .Select(item => Since is { } since ? ReadChange(state, item, since) : ReadFirst(state, item))
            .OfType<DeltaEntry>();

    private DeltaEntry? ReadFirst(TenantState state, StoredObject item) => item.Life switch
    {
        Life.Live => new DeltaEntry(item.Value, PropertiesSince(item, 0), MembersSince(state, item, 0, withRemoved: false)),
        Life.SoftDeleted when TellsRemoved => Removed(item),
        _ => null,
    };

    private DeltaEntry? ReadChange(TenantState state, StoredObject item, long since)
    {
        bool isNew = item.LifeChangedAt > since;
        if (!item.IsLive)
        {
            return isNew ? Removed(item) : null;
        }

        IReadOnlyList<DeltaMember> members = MembersSince(state, item, isNew ? 0 : since, withRemoved: true);
        bool isChanged = isNew || members.Count > 0 || Scope.Properties.Any(property => item.SetAt(property.Name) > since);
        return isChanged ? new DeltaEntry(item.Value, PropertiesSince(item, IsMinimal && !isNew ? since : 0), members) : null;
    }

    // A property that was never set is left out; one that was emptied is null.
    private GraphProperty[] PropertiesSince(StoredObject item, long since) =>
        [.. Scope.Properties.Where(property => property.Name == "id" || item.SetAt(property.Name) > since)];

    private IReadOnlyList<DeltaMember> MembersSince(TenantState state, StoredObject item, long since, bool withRemoved)
    {
        if (!Scope.HasMembers || item.Value is not GraphGroup group || (group.HidesMembers && !SeesHidden))
        {
            return [];
        }

        GroupMembers members = state.MembersOf(group.Id);
        IEnumerable<string> removed = withRemoved ? members.RemovedSince(Since ?? 0) : [];
        return
        [
            .. removed.Select(id => new DeltaMember(state.FindAny(id)!.Schema, id, IsRemoved: true)),
            .. members.AddedSince(since).Select(id => new DeltaMember(state.FindAny(id)!.Schema, id, IsRemoved: false)),
        ];
    }

    private static DeltaEntry Removed(StoredObject item) =>
        new(item.Value, [], []) { RemovedReason = item.Life == Life.SoftDeleted ? "changed" : "deleted" };
}
