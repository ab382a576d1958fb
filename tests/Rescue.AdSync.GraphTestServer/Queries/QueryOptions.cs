using System.Globalization;
using System.Net;
using Rescue.AdSync.GraphTesting.Messages;

namespace Rescue.AdSync.GraphTesting.Queries;

/// <summary>The OData options of a request, such as <c>$select</c>; with or without the dollar sign, in any case.</summary>
internal sealed class QueryOptions
{
    private readonly List<(string Name, string Raw)> _parts = [];
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<string>? Select => this["select"] is { Length: > 0 } text ? [.. text.Split(',', StringSplitOptions.TrimEntries)] : null;

    public string? Filter => this["filter"];

    public string? Search => this["search"];

    public string? OrderBy => this["orderby"];

    public bool Count => string.Equals(this["count"], "true", StringComparison.OrdinalIgnoreCase);

    public string? SkipToken => this["skiptoken"];

    public string? DeltaToken => this["deltatoken"];

    private string? this[string name] => _values.GetValueOrDefault(name);

    public static QueryOptions Parse(string query)
    {
        var options = new QueryOptions();
        foreach (string raw in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] halves = raw.Split('=', 2);
            string name = WebUtility.UrlDecode(halves[0]).TrimStart('$');
            if (!options._values.TryAdd(name, halves.Length > 1 ? WebUtility.UrlDecode(halves[1]) : ""))
            {
                throw GraphErrors.Malformed($"Query option '${name}' was specified more than once, but it must be specified at most once.");
            }

            options._parts.Add((name, raw));
        }

        return options;
    }

    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>Reads <c>$top</c>.</summary>
    /// <exception cref="GraphException">It is no number from 1 to 999.</exception>
    public int? Top() => this["top"] switch
    {
        null => null,
        string text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int top) && top is >= 1 and <= 999 => top,
        string text => throw GraphErrors.Unsupported($"Invalid page size specified: '{text}'. Must be between 1 and 999 inclusive."),
    };

    /// <exception cref="GraphException">An option is there that the resource does not know.</exception>
    public void Refuse(params string[] names)
    {
        if (names.FirstOrDefault(Has) is { } name)
        {
            throw GraphErrors.Unsupported($"The query option '${name}' is not supported for this resource.");
        }
    }

    /// <summary>Writes the query again with another <c>$skiptoken</c>.</summary>
    public string WithSkipToken(string token) =>
        string.Join('&', _parts.Where(part => !part.Name.Equals("skiptoken", StringComparison.OrdinalIgnoreCase)).Select(part => part.Raw).Append($"$skiptoken={token}"));
}
