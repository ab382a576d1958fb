using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Rescue.AdSync.Hosting;

/// <summary>Finds keys that a JSON file sets twice, regardless of case; of two, one would silently be lost.</summary>
internal static class DuplicateKeys
{
    public static void Check(string file, JsonElement root)
    {
        var duplicates = new List<string>();
        Collect(root, string.Empty, duplicates);
        if (duplicates.Count > 0)
        {
            throw new ConfigurationFileException(file, $"these keys are set twice: {string.Join(", ", duplicates)}.");
        }
    }

    private static void Collect(JsonElement element, string path, List<string> duplicates)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            int index = 0;
            foreach (JsonElement item in element.EnumerateArray())
            {
                Collect(item, $"{path}:{index++}", duplicates);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (JsonProperty property in element.EnumerateObject())
            {
                string key = path.Length == 0 ? property.Name : ConfigurationPath.Combine(path, property.Name);
                if (!seen.Add(property.Name))
                {
                    duplicates.Add(key);
                }

                Collect(property.Value, key, duplicates);
            }
        }
    }
}
