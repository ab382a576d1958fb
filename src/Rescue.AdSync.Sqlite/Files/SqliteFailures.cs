using Microsoft.Data.Sqlite;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Sqlite.Files;

/// <summary>Says in words what SQLite says in numbers.</summary>
internal static class SqliteFailures
{
    public const string Restore = "It was left as it is. Restore it from a backup, without the -wal and -shm files beside it, which belong to the file that was there; or move it and them away to begin with an empty state: people are then matched anew by their e-mail.";

    // https://sqlite.org/rescode.html
    public const int CannotOpen = 14;
    public const int NoDatabase = 26;

    private const int Permission = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;

    public static StateException Explain(StateFile file, SqliteException exception)
    {
        (string what, string whatToDo) = exception.SqliteErrorCode switch
        {
            Busy or Locked => ("another program holds it.", "End that program, or wait for it, and try again."),
            ReadOnly or Permission => ("it cannot be written to: it or its folder is read-only, or there is no right to write.", "Give the account that runs this the right to write to the file and its folder."),
            Corrupt or NoDatabase => ($"it is damaged ({exception.Message}).", Restore),
            Full => ("the disk is full, or a quota is used up. What was to be written was not; all else is there.", "Make room."),
            CannotOpen => ("it cannot be opened: there is no right to, or the folder is read-only.", "Give the account that runs this the right to read and write the file and its folder."),
            InputOutput => ($"the disk failed ({exception.Message}).", "Look after the disk and its rights, then try again."),
            _ => ($"SQLite failed ({exception.SqliteExtendedErrorCode}: {exception.Message}).", "Try again; if that does not help, report it."),
        };
        return file.Fault(what, whatToDo, exception);
    }
}
