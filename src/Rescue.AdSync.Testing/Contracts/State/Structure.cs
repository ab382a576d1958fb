using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Rescue.AdSync.Testing.Contracts;

/// <summary>Writes out what an object holds, property by property, so that a property that is added is compared too.</summary>
internal static class Structure
{
    public static string Describe(object? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string words:
                text.Append('"').Append(words).Append('"');
                break;
            case DateTimeOffset moment:
                text.Append(moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
                break;
            case IDictionary table:
                AppendList(text, table.Keys.Cast<object>().OrderBy(key => key.ToString(), StringComparer.Ordinal).Select(key => new KeyValuePair<object, object?>(key, table[key])));
                break;
            case IEnumerable items:
                AppendList(text, items);
                break;
            case IFormattable or bool or Enum:
                text.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
            default:
                AppendProperties(text, value);
                break;
        }
    }

    private static void AppendList(StringBuilder text, IEnumerable items)
    {
        text.Append('[');
        foreach (object? item in items)
        {
            Append(text, item);
            text.Append(' ');
        }

        text.Append(']');
    }

    private static void AppendProperties(StringBuilder text, object value)
    {
        PropertyInfo[] properties = [.. value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .OrderBy(property => property.Name, StringComparer.Ordinal)];
        text.Append(value.GetType().Name);
        if (properties.Length == 0 || IsWord(value))
        {
            text.Append(' ').Append(value);
            return;
        }

        text.Append('{');
        foreach (PropertyInfo property in properties)
        {
            text.Append(property.Name).Append('=');
            Append(text, property.GetValue(value));
            text.Append(' ');
        }

        text.Append('}');
    }

    private static bool IsWord(object value) => value is NodeId or ObjectId or EmailAddress or History.RunId or Planning.PlanId;
}
