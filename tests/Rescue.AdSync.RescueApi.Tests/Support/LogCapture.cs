using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Rescue.AdSync.RescueApi.Tests.Support;

/// <summary>Keeps every line of every category, whatever its level, with its scopes and values.</summary>
internal sealed class LogCapture : ILoggerProvider
{
    private readonly ConcurrentQueue<Entry> _entries = new();

    public IReadOnlyList<Entry> Entries => [.. _entries];

    public string Everything => string.Join('\n', _entries.Select(entry => entry.ToString()));

    /// <summary>Waits until an event was logged.</summary>
    public async Task WaitFor(string name, CancellationToken cancellationToken)
    {
        while (!_entries.Any(entry => entry.Event.Name == name))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, cancellationToken);
        }
    }

    public ILogger CreateLogger(string categoryName) => new Capture(categoryName, _entries);

    public void Dispose()
    {
    }

    internal sealed record Entry(string Category, LogLevel Level, EventId Event, string Message, string Values, Exception? Exception);

    private sealed class Capture(string category, ConcurrentQueue<Entry> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            entries.Enqueue(new Entry(category, LogLevel.Trace, default, $"scope {state}", string.Empty, null));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            string values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(';', pairs) : string.Empty;
            entries.Enqueue(new Entry(category, logLevel, eventId, formatter(state, exception), values, exception));
        }
    }
}
