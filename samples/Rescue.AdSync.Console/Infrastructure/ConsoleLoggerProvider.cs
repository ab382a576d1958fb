using System.Globalization;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>Writes log lines to standard error, above a progress bar that may be there.</summary>
internal sealed class ConsoleLoggerProvider(IAnsiConsole console, TimeProvider timeProvider, bool withStackTraces) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new LineLogger(this, categoryName);

    public void Dispose()
    {
    }

    private void Write(LogLevel level, string category, string message, Exception? exception)
    {
        string time = timeProvider.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        (string word, Style style) = level switch
        {
            LogLevel.Critical or LogLevel.Error => ("error", new Style(Color.Red)),
            LogLevel.Warning => ("warn ", new Style(Color.Yellow)),
            LogLevel.Information => ("info ", new Style(Color.Aqua)),
            _ => ("debug", new Style(Color.Grey)),
        };
        string origin = level <= LogLevel.Debug ? $" {category}:" : string.Empty;
        string cause = exception is null ? string.Empty : $" {(withStackTraces ? exception.ToString() : exception.Message)}";
        var line = new Paragraph();
        line.Append(time, new Style(Color.Grey));
        line.Append($" {word}", style);
        string text = $"{origin} {message}{cause}";
        line.Append($"{text}{Blank(time.Length + 1 + word.Length + text.Length)}{Environment.NewLine}");
        console.Write(line);
    }

    /// <summary>Covers what is left of a progress display that was longer than the line put in its place.</summary>
    private string Blank(int written) => console.Profile.Capabilities.Ansi ? new string(' ', Math.Max(0, console.Profile.Width - 1 - written)) : string.Empty;

    private sealed class LineLogger(ConsoleLoggerProvider provider, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            provider.Write(logLevel, category, formatter(state, exception), exception);
    }
}
