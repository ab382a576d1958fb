using System.Text.Json;
using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting.Schema;

namespace Rescue.AdSync.GraphTesting.Queries;

/// <summary>A condition on the properties of an object, by their names.</summary>
internal abstract record Filter
{
    /// <summary>Determines whether an object meets it.</summary>
    /// <param name="read">Reads a property.</param>
    public abstract bool Matches(Func<string, JsonNode?> read);

    /// <summary>Lists what only an advanced query may do, in words.</summary>
    public abstract IEnumerable<string> Advanced(Func<string, GraphProperty> property);

    /// <summary>Lists the properties.</summary>
    public abstract IEnumerable<string> Properties();

    /// <summary>Counts the alternatives, of which there is a limit.</summary>
    public virtual int Alternatives => 1;

    internal sealed record And(Filter Left, Filter Right) : Filter
    {
        public override int Alternatives => Math.Max(Left.Alternatives, Right.Alternatives);

        public override bool Matches(Func<string, JsonNode?> read) => Left.Matches(read) && Right.Matches(read);

        public override IEnumerable<string> Advanced(Func<string, GraphProperty> property) => Left.Advanced(property).Concat(Right.Advanced(property));

        public override IEnumerable<string> Properties() => Left.Properties().Concat(Right.Properties());
    }

    internal sealed record Or(Filter Left, Filter Right) : Filter
    {
        public override int Alternatives => Left.Alternatives + Right.Alternatives;

        public override bool Matches(Func<string, JsonNode?> read) => Left.Matches(read) || Right.Matches(read);

        public override IEnumerable<string> Advanced(Func<string, GraphProperty> property) => Left.Advanced(property).Concat(Right.Advanced(property));

        public override IEnumerable<string> Properties() => Left.Properties().Concat(Right.Properties());
    }

    internal sealed record Not(Filter Inner) : Filter
    {
        public override bool Matches(Func<string, JsonNode?> read) => !Inner.Matches(read);

        public override IEnumerable<string> Advanced(Func<string, GraphProperty> property) => Inner.Advanced(property).Prepend("The operator 'not'");

        public override IEnumerable<string> Properties() => Inner.Properties();
    }

    /// <summary>Compares a property, or each value of a collection, with one of several values.</summary>
    internal sealed record Compare(string Property, string Operator, IReadOnlyList<JsonNode?> Values, bool IsAny = false) : Filter
    {
        public override int Alternatives => Values.Count;

        public override bool Matches(Func<string, JsonNode?> read)
        {
            JsonNode? value = read(Property);
            return IsAny ? value is JsonArray items && items.Any(MatchesOne) : MatchesOne(value);
        }

        public override IEnumerable<string> Advanced(Func<string, GraphProperty> property)
        {
            if (Operator is "ne" or "endswith")
            {
                yield return $"The operator '{Operator}'";
            }
            else if (property(Property).Filter == FilterSupport.Advanced)
            {
                yield return $"A filter by '{Property}'";
            }
            else if (Values.Contains(null))
            {
                yield return $"A comparison of '{Property}' with null";
            }
        }

        public override IEnumerable<string> Properties() => [Property];

        private bool MatchesOne(JsonNode? value) => Operator switch
        {
            "eq" or "in" => Values.Any(wanted => IsEqual(value, wanted)),
            "ne" => !Values.Any(wanted => IsEqual(value, wanted)),
            "startswith" => Text(value)?.StartsWith(Text(Values[0])!, StringComparison.OrdinalIgnoreCase) == true,
            "endswith" => Text(value)?.EndsWith(Text(Values[0])!, StringComparison.OrdinalIgnoreCase) == true,
            "ge" => Order(value) >= 0,
            "le" => value is not null && Order(value) <= 0,
            _ => throw new InvalidOperationException($"Unknown operator '{Operator}'."),
        };

        private int Order(JsonNode? value) => value is null ? -1 : string.Compare(Text(value), Text(Values[0]), StringComparison.OrdinalIgnoreCase);

        // The service compares text without regard to case.
        private static bool IsEqual(JsonNode? left, JsonNode? right) =>
            Text(left) is { } text ? text.Equals(Text(right), StringComparison.OrdinalIgnoreCase) : JsonNode.DeepEquals(left, right);

        private static string? Text(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
    }
}
