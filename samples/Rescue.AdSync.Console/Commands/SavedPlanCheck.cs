using Rescue.AdSync.Execution;
using Rescue.AdSync.Reporting;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>Holds a plan that was saved, and perhaps approved, against the one that both sides lead to now (E10).</summary>
internal sealed class SavedPlanCheck
{
    private const int LinesShown = 20;

    private readonly SavedPlan _saved;
    private readonly string _file;

    private SavedPlanCheck(SavedPlan saved, string file)
    {
        _saved = saved;
        _file = file;
    }

    public static async Task<SavedPlanCheck> LoadAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            throw new UsageException($"--plan {file}: the file does not exist.");
        }

        try
        {
            await using FileStream stream = File.OpenRead(file);
            return new SavedPlanCheck(await SavedPlan.ReadAsync(stream, cancellationToken), file);
        }
        catch (InvalidDataException exception)
        {
            throw new UsageException($"--plan {file}: {exception.Message}");
        }
    }

    /// <summary>Determines whether the plan is still the same, and says what has changed if it is not.</summary>
    public bool Matches(Preview preview, IAnsiConsole console)
    {
        if (_saved.Id == preview.Plan.Id)
        {
            return true;
        }

        console.Write(new Text($"Things have changed since {Path.GetFileName(_file)} was saved, so it is not applied. Nothing was written.", new Style(Color.Red)));
        console.WriteLine();
        IReadOnlyList<string> differences = _saved.DifferencesTo(preview.Plan);
        foreach (string difference in differences.Take(LinesShown))
        {
            console.WriteLine($"  {difference}");
        }

        if (differences.Count > LinesShown)
        {
            console.WriteLine($"  and {differences.Count - LinesShown} more");
        }

        console.WriteLine("Look at the plan above; save and approve it anew if it is right.");
        return false;
    }
}
