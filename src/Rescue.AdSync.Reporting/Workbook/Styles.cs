using Rescue.AdSync.Reporting.Content;

namespace Rescue.AdSync.Reporting.Workbook;

/// <summary>The cell styles of the workbook, by their positions in its style sheet.</summary>
internal static class Styles
{
    private static readonly List<CellStyle> Known = [default];
    private static readonly Dictionary<CellStyle, int> Positions = new() { [default] = 0 };
    private static readonly Tone[] AllTones = Enum.GetValues<Tone>();
    private static readonly int[] Badges = [.. AllTones.Select(tone => Add(new CellStyle { Text = TextRole.Strong, Tone = tone, Ruled = true }))];
    private static readonly int[] Banners = [.. AllTones.Select(tone => Add(new CellStyle { Text = TextRole.Banner, Tone = tone, Wrap = true }))];
    private static readonly int[] Tree = AddTree();

    public static readonly int Header = Add(new CellStyle { Text = TextRole.Header });
    public static readonly int HeaderNumber = Add(new CellStyle { Text = TextRole.Header, RightAligned = true });
    public static readonly int Cell = Add(new CellStyle { Ruled = true });
    public static readonly int Wrapped = Add(new CellStyle { Ruled = true, Wrap = true });
    public static readonly int Strong = Add(new CellStyle { Text = TextRole.Strong, Ruled = true });
    public static readonly int StrongWrapped = Add(new CellStyle { Text = TextRole.Strong, Ruled = true, Wrap = true });
    public static readonly int Quiet = Add(new CellStyle { Text = TextRole.Quiet, Ruled = true });
    public static readonly int QuietWrapped = Add(new CellStyle { Text = TextRole.Quiet, Ruled = true, Wrap = true });
    public static readonly int Code = Add(new CellStyle { Text = TextRole.Code, Ruled = true });
    public static readonly int Number = Add(new CellStyle { Ruled = true, Numeric = true });
    public static readonly int StrongNumber = Add(new CellStyle { Text = TextRole.Strong, Ruled = true, Numeric = true });
    public static readonly int QuietNumber = Add(new CellStyle { Text = TextRole.Quiet, Ruled = true, Numeric = true });
    public static readonly int Title = Add(new CellStyle { Text = TextRole.Title });
    public static readonly int Subtitle = Add(new CellStyle { Text = TextRole.Quiet });
    public static readonly int Section = Add(new CellStyle { Text = TextRole.Section, Ruled = true, Bottom = true });
    public static readonly int SectionNumber = Add(new CellStyle { Text = TextRole.Quiet, Ruled = true, Bottom = true, RightAligned = true });
    public static readonly int SectionText = Add(new CellStyle { Text = TextRole.Quiet, Ruled = true, Bottom = true });
    public static readonly int Meaning = Add(new CellStyle { Text = TextRole.Quiet, Ruled = true });
    public static readonly int Link = Add(new CellStyle { Text = TextRole.Link, Ruled = true });

    /// <summary>Gets all styles, in the order of their positions.</summary>
    public static IReadOnlyList<CellStyle> All => Known;

    /// <summary>Gets the style of a short coloured word.</summary>
    public static int Badge(Tone tone) => Badges[(int)tone];

    /// <summary>Gets the style of the one coloured line that says it all.</summary>
    public static int Banner(Tone tone) => Banners[(int)tone];

    /// <summary>Gets the style of a name in the tree.</summary>
    public static int TreeName(TreeLine line) =>
        Tree[TreePosition(Math.Min(line.Depth, ExcelLimits.Indent), TreeText(line), Tones.Of(line.Change))];

    private static TextRole TreeText(TreeLine line) => line switch
    {
        { Change: TreeChange.MovedOut } => TextRole.Struck,
        { IsUser: false } => TextRole.Strong,
        _ => TextRole.Body,
    };

    private static int[] AddTree()
    {
        var positions = new int[TreePosition(ExcelLimits.Indent + 1, TextRole.Body, Tone.None)];
        for (int depth = 0; depth <= ExcelLimits.Indent; depth++)
        {
            foreach (TextRole text in new[] { TextRole.Body, TextRole.Strong, TextRole.Struck })
            {
                foreach (Tone tone in AllTones)
                {
                    positions[TreePosition(depth, text, tone)] = Add(new CellStyle { Text = text, Tone = tone, Indent = depth, Ruled = true });
                }
            }
        }

        return positions;
    }

    private static int TreePosition(int depth, TextRole text, Tone tone)
    {
        int role = text switch { TextRole.Body => 0, TextRole.Strong => 1, _ => 2 };
        return (((depth * 3) + role) * AllTones.Length) + (int)tone;
    }

    private static int Add(CellStyle style)
    {
        if (!Positions.TryGetValue(style, out int position))
        {
            position = Known.Count;
            Known.Add(style);
            Positions.Add(style, position);
        }

        return position;
    }
}
