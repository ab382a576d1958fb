using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>Draws the changes of a plan as the part of the Rescue tree that they happen in.</summary>
/// <remarks>A long plan is shortened; the reports have all of it.</remarks>
internal sealed class PlanTree(IAnsiConsole console, Plan plan, RescueSnapshot rescue)
{
    private const int PeoplePerGroup = 20;
    private const int LinesInAll = 400;

    private readonly Glyphs _glyphs = Glyphs.For(console);
    private int _lines;

    /// <summary>Gets a value indicating whether something was left out.</summary>
    public bool IsShortened { get; private set; }

    public void Write()
    {
        foreach (OutlineGroup category in PlanOutline.Of(plan, rescue))
        {
            var tree = new Tree(new Markup($"[bold]{Markup.Escape(category.Name)}[/]"))
            {
                Guide = console.Profile.Capabilities.Unicode ? TreeGuide.Line : TreeGuide.Ascii,
                Style = new Style(Color.Grey),
            };
            Fill(tree, category);
            console.Write(tree);
            console.WriteLine();
        }
    }

    private void Fill(IHasTreeNodes parent, OutlineGroup group)
    {
        int shown = Math.Min(group.People.Count, Math.Max(0, Math.Min(PeoplePerGroup, LinesInAll - _lines)));
        foreach (OutlinePerson person in group.People.Take(shown))
        {
            _lines++;
            AddPerson(parent, person);
        }

        if (shown < group.People.Count)
        {
            IsShortened = true;
            parent.AddNode(new Markup($"[grey]{_glyphs.More} and {group.People.Count - shown} more people[/]"));
        }

        foreach (OutlineGroup child in group.Groups)
        {
            if (_lines++ >= LinesInAll)
            {
                IsShortened = true;
                parent.AddNode(new Markup($"[grey]{_glyphs.More} and more groups[/]"));
                return;
            }

            Fill(parent.AddNode(new Markup(GroupLabel(child))), child);
        }
    }

    private string GroupLabel(OutlineGroup group)
    {
        string name = $"[bold]{Markup.Escape(group.Name)}[/]";
        if (group.Action is null)
        {
            return name;
        }

        var style = ActionStyle.Of(group.Action.Kind);
        string color = style.Color.ToMarkup();
        string renamed = group.Action.Kind == ActionKind.UpdateGroup ? $" [grey]{Markup.Escape(Describe(group.Action))}[/]" : string.Empty;
        return $"[{color}]{style.Sign}[/] {name} [{color}]{style.Word}[/]{renamed}";
    }

    private void AddPerson(IHasTreeNodes parent, OutlinePerson person)
    {
        var first = ActionStyle.Of(person.Actions[0].Kind);
        string email = person.Email is null || person.Email == person.Name ? string.Empty : $" [grey]{Markup.Escape(person.Email)}[/]";
        string head = $"[{first.Color.ToMarkup()}]{first.Sign}[/] {Markup.Escape(person.Name)}{email}";
        string[] parts = [.. person.Actions.Select(ActionLabel)];
        string oneLine = $"{head}  {string.Join($" [grey]{_glyphs.Dot}[/] ", parts)}";
        if (parts.Length == 1 || Markup.Remove(oneLine).Length <= console.Profile.Width - 16)
        {
            parent.AddNode(new Markup(oneLine));
            return;
        }

        TreeNode node = parent.AddNode(new Markup(head));
        foreach (string part in parts)
        {
            node.AddNode(new Markup(part));
        }
    }

    private string ActionLabel(PlanAction action)
    {
        var style = ActionStyle.Of(action.Kind);
        string label = $"[{style.Color.ToMarkup()}]{style.Word}[/]";
        string detail = action.Kind switch
        {
            ActionKind.MoveUser => $"from {PlaceBefore(action)}",
            ActionKind.DisableUser => action.Reason,
            ActionKind.CreateUser => string.Join($" {_glyphs.Dot} ", action.Changes.Where(IsWorthShowing).Select(change => $"{change.Field.InWords()} {change.After}")),
            ActionKind.UpdateUser => Describe(action),
            _ => string.Empty,
        };
        return detail.Length == 0 ? label : $"{label} [grey]{Markup.Escape(detail)}[/]";
    }

    private static bool IsWorthShowing(FieldChange change) => change.Field is Field.Nick or Field.Description or Field.SsoId;

    private string Describe(PlanAction action) =>
        string.Join(", ", action.Changes.Select(change => $"{change.Field.InWords()} {change.Before ?? "(none)"} {_glyphs.Arrow} {change.After ?? "(none)"}"));

    private string PlaceBefore(PlanAction action) =>
        NodeId.TryParse(action.ChangeOf(Field.Parent)?.Before, out NodeId before) ? NodeNames.PathOf(before, rescue) : "elsewhere";
}
