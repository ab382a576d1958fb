namespace Rescue.AdSync.Tests.Scenarios;

/// <summary>A scenario file cut into its title, its sentence, its sections and the text that it expects.</summary>
internal sealed class ScenarioText
{
    private static readonly string[] Inputs = ["directory", "rescue", "links", "last run", "policy", "pairings"];

    private readonly Dictionary<string, List<ScenarioLine>> _sections = new(StringComparer.Ordinal);

    private ScenarioText(string title)
    {
        Title = title;
    }

    public string Title { get; }

    /// <summary>Gets what comes before the plan, verbatim.</summary>
    public string Given { get; private set; } = string.Empty;

    /// <summary>Gets the plan and the notes, verbatim.</summary>
    public string Expected { get; private set; } = string.Empty;

    public static ScenarioText Cut(string file)
    {
        string[] lines = file.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        if (string.IsNullOrWhiteSpace(lines[0]))
        {
            throw new ScenarioFormatException(1, "The first line is the title.");
        }

        var text = new ScenarioText(lines[0]);
        int at = SkipSentence(lines);
        List<ScenarioLine>? section = null;
        for (; at < lines.Length; at++)
        {
            string line = lines[at].TrimEnd();
            if (line.Length == 0 || line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            {
                continue;
            }

            if (line.StartsWith("plan", StringComparison.Ordinal))
            {
                text.Given = string.Join('\n', lines[..at]) + "\n";
                text.Expected = string.Join('\n', lines[at..]) + "\n";
                return text;
            }

            if (line[0] != ' ')
            {
                section = text.Begin(at + 1, line);
            }
            else
            {
                int indent = line.Length - line.TrimStart().Length;
                section!.Add(new ScenarioLine(at + 1, indent, line.Trim()));
            }
        }

        throw new ScenarioFormatException(lines.Length, "There is no section 'plan'; a scenario ends with the plan and the notes that it expects.");
    }

    public IReadOnlyList<ScenarioLine> Section(string name) => _sections.GetValueOrDefault(name) ?? [];

    public bool Has(string name) => _sections.ContainsKey(name);

    private static int SkipSentence(string[] lines)
    {
        int at = 1;
        while (at < lines.Length && !Inputs.Contains(lines[at].TrimEnd()))
        {
            if (lines[at].StartsWith("plan", StringComparison.Ordinal))
            {
                break;
            }

            at++;
        }

        return lines.Skip(1).Take(at - 1).All(string.IsNullOrWhiteSpace)
            ? throw new ScenarioFormatException(2, "Say in a sentence, below the title, what the scenario shows.")
            : at;
    }

    private List<ScenarioLine> Begin(int number, string name)
    {
        if (!Inputs.Contains(name))
        {
            throw new ScenarioFormatException(number, $"'{name}' is no section; there are {string.Join(", ", Inputs)}, plan and notes.");
        }

        var section = new List<ScenarioLine>();
        return _sections.TryAdd(name, section) ? section : throw new ScenarioFormatException(number, $"The section '{name}' is there twice.");
    }
}

/// <summary>A line of a section: its number in the file, how far it is indented, and its text.</summary>
internal sealed record ScenarioLine(int Number, int Indent, string Text)
{
    public Tokens Tokens() => Scenarios.Tokens.Read(Number, Text);

    public ScenarioFormatException Fault(string message) => new(Number, message);
}
