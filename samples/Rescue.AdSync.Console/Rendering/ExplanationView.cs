using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Planning;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>Draws explanations: a tree for each person, a branch for each side that has anything to do with them.</summary>
internal sealed class ExplanationView(IAnsiConsole console, RescueSnapshot rescue)
{
    private readonly Glyphs _glyphs = Glyphs.For(console);

    public void Write(IReadOnlyCollection<Explanation> people)
    {
        if (people.Count > 1)
        {
            console.MarkupLine($"[yellow]{people.Count} people are called so; an object id or a node id names one of them alone.[/]");
        }

        foreach (Explanation person in people)
        {
            console.WriteLine();
            Write(person);
        }

        // It is the same plan for all of them.
        foreach (Explanation person in people.Take(1))
        {
            WriteHeld(person);
        }
    }

    private void Write(Explanation person)
    {
        var tree = new Tree(new Markup(Title(person)))
        {
            Guide = console.Profile.Capabilities.Unicode ? TreeGuide.Line : TreeGuide.Ascii,
            Style = new Style(Color.Grey),
        };
        foreach (SideExplanation side in person.Sides)
        {
            Fill(tree.AddNode(new Markup(SideTitle(side))), side);
        }

        console.Write(tree);
    }

    private static string Title(Explanation person)
    {
        string name = $"[bold]{Markup.Escape(person.Name)}[/]";
        if (person.Person is not { } user)
        {
            return $"{name} [grey]only in Rescue[/]";
        }

        string upn = string.Equals(user.UserPrincipalName, user.Mail, StringComparison.OrdinalIgnoreCase) ? string.Empty : user.UserPrincipalName ?? string.Empty;
        string signIn = string.Join(", ", new[] { user.Mail, upn }.Where(text => !string.IsNullOrEmpty(text)));
        string state = user.State switch
        {
            AccountState.Enabled => "enabled",
            AccountState.Disabled => "[red]disabled[/]",
            AccountState.Expired => "[red]expired[/]",
            _ => "[yellow]state unknown[/]",
        };
        return $"{name} {Markup.Escape(signIn)}\n[grey]directory[/] {Markup.Escape(person.Directory?.ToString() ?? string.Empty)}[grey],[/] {state}{(user.IsGuest ? ", guest" : string.Empty)}[grey], {user.Id}[/]";
    }

    private string SideTitle(SideExplanation side)
    {
        (string color, string sign, string word) = side.Verdict switch
        {
            SideVerdict.WillChange => ("aqua", "~", "will change"),
            SideVerdict.InStep => ("green", _glyphs.Check, "as it should be"),
            SideVerdict.NotConcerned => ("grey", _glyphs.Dot, "not concerned"),
            SideVerdict.OutOfScope => ("grey", _glyphs.Dot, "out of scope"),
            SideVerdict.Unmanaged => ("grey", _glyphs.Dot, "left as it is"),
            SideVerdict.Protected => ("yellow", _glyphs.Bang, "protected"),
            SideVerdict.Withheld => ("yellow", _glyphs.Bang, "held back"),
            SideVerdict.PassedOver => ("yellow", _glyphs.Bang, "passed over"),
            SideVerdict.Frozen => ("red", _glyphs.Cross, "frozen"),
            SideVerdict.Ambiguous => ("red", _glyphs.Cross, "ambiguous"),
            _ => ("red", _glyphs.Cross, "undecided"),
        };
        return $"[bold]{side.Side}[/] [{color}]{sign} {word}[/]\n{Markup.Escape(side.Summary)}";
    }

    private void Fill(TreeNode branch, SideExplanation side)
    {
        if (!side.Paths.IsEmpty)
        {
            TreeNode paths = branch.AddNode(new Markup("[grey]groups that lead here[/]"));
            foreach (MembershipPath path in side.Paths)
            {
                paths.AddNode(new Markup(PathLabel(path)));
            }

            if (side.HasMorePaths)
            {
                paths.AddNode(new Markup($"[grey]{_glyphs.More} and more[/]"));
            }
        }

        if (side.Place is { } place)
        {
            string target = place.Node is { } node ? $"{NodeNames.PathOf(node, rescue)} (node {node})"
                : side.Verdict == SideVerdict.Frozen ? "a Rescue group that could not be found"
                : "a Rescue group that the plan creates";
            branch.AddNode(new Markup($"[grey]wanted in[/] {Markup.Escape(target)}"));
        }

        if (side.Node is { } present)
        {
            branch.AddNode(new Markup(NodeLabel(side, present)));
        }

        if (side.ProtectedBecause is { } reason)
        {
            branch.AddNode(new Markup($"[grey]protected[/] {Markup.Escape(reason)}"));
        }

        AddActions(branch, side);
        AddNotes(branch, side);
    }

    private string PathLabel(MembershipPath path)
    {
        string names = string.Join($" [grey]{_glyphs.Arrow}[/] ", path.Groups.Select(group =>
            $"{Markup.Escape(group.Name)}{(group.IncompleteReason is null ? string.Empty : " [yellow](incomplete)[/]")}"));
        return path.Verdict == PathVerdict.Taken
            ? $"[green]{_glyphs.Check}[/] {names} [grey]Pairings:{path.PairingIndex}[/]"
            : $"[grey]{_glyphs.Dot}[/] {names} [grey]Pairings:{path.PairingIndex}. {Markup.Escape(path.Reason ?? string.Empty)}[/]";
    }

    private string NodeLabel(SideExplanation side, RescueNode node)
    {
        string how = side.Match switch
        {
            MatchMeans.Link => ", known by its link",
            MatchMeans.SsoId => ", matched by SSO id and not linked yet",
            MatchMeans.Email => ", matched by e-mail and not linked yet",
            MatchMeans.Ambiguous => ", [red]not certain[/]",
            _ => string.Empty,
        };
        string scope = side.Scope is null ? "[grey], where no pairing decides[/]" : $"[grey], where the pairing of '{Markup.Escape(side.Scope)}' decides[/]";
        string email = node.Email.IsNone ? string.Empty : $" {Markup.Escape(node.Email.ToString())}";
        return $"[grey]in Rescue[/] node {node.Id}{email}, {(node.IsEnabled ? "enabled" : "[red]disabled[/]")}{how}\n{Markup.Escape(NodeNames.PathOf(node.ParentId, rescue))}{scope}";
    }

    private void AddActions(TreeNode branch, SideExplanation side)
    {
        foreach (PlanAction action in side.Actions)
        {
            branch.AddNode(new Markup($"[grey]plan[/] {ActionLabel(action)}"));
        }

        foreach (WithheldAction withheld in side.Withheld)
        {
            branch.AddNode(new Markup($"[yellow]held back[/] {ActionLabel(withheld.Action)}"));
        }
    }

    private string ActionLabel(PlanAction action)
    {
        var style = ActionStyle.Of(action.Kind);
        string changes = string.Join(", ", action.Changes.Select(change => change.Before is null
            ? $"{change.Field.InWords()} {Value(change, change.After)}"
            : $"{change.Field.InWords()} {Value(change, change.Before)} {_glyphs.Arrow} {Value(change, change.After)}"));
        return $"[{style.Color.ToMarkup()}]{style.Sign} {style.Word}[/] {Markup.Escape(changes)}\n[grey]{Markup.Escape(action.Reason)}[/]";
    }

    private string Value(FieldChange change, string? value) => value switch
    {
        null => "(none)",
        _ when change.Field == Field.Parent && NodeId.TryParse(value, out NodeId node) => NodeNames.PathOf(node, rescue),
        _ when change.Field == Field.Parent => "the new group",
        _ => value,
    };

    private static void AddNotes(TreeNode branch, SideExplanation side)
    {
        // What the summary has said already is not said again.
        foreach (PlanNote note in side.Notes.Where(note => !side.Summary.Contains(note.Message, StringComparison.Ordinal)))
        {
            string color = note.Severity switch
            {
                NoteSeverity.Error => "red",
                NoteSeverity.Warning => "yellow",
                _ => "aqua",
            };
            branch.AddNode(new Markup($"[{color}]{JsonOutput.Word(note.Code)}[/] {Markup.Escape(note.Message)}"));
        }
    }

    private void WriteHeld(Explanation person)
    {
        if (!person.PlanHeldBecause.IsEmpty)
        {
            console.WriteLine();
        }

        foreach (PlanNote note in person.PlanHeldBecause)
        {
            string word = person.PlanVerdict == PlanVerdict.Blocked ? "The whole plan is blocked" : "The whole plan is refused";
            console.MarkupLine($"[red]{_glyphs.Cross} {word}:[/] {Markup.Escape(note.Message)}");
        }
    }
}
