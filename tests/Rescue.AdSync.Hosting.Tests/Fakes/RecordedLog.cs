using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Rescue.AdSync.Hosting.Tests.Fakes;

internal sealed record LogLine(LogLevel Level, EventId Event, string Message, Exception? Exception);

/// <summary>Keeps log lines, and lets a test wait for one.</summary>
internal sealed class RecordedLog : ILoggerProvider
{
    private readonly Lock _gate = new();
    private readonly List<LogLine> _lines = [];
    private readonly Channel<LogLine> _channel = Channel.CreateUnbounded<LogLine>();

    public IReadOnlyList<LogLine> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void Dispose() => _channel.Writer.TryComplete();

    /// <summary>Waits for the next line of an event that nobody waited for yet.</summary>
    public async Task<LogLine> WaitForAsync(string eventName)
    {
        while (true)
        {
            LogLine line = await _channel.Reader.ReadAsync(TestContext.Current.CancellationToken);
            if (line.Event.Name == eventName)
            {
                return line;
            }
        }
    }

    private sealed class Logger(RecordedLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = new LogLine(logLevel, eventId, formatter(state, exception), exception);
            lock (log._gate)
            {
                log._lines.Add(line);
            }

            log._channel.Writer.TryWrite(line);
        }
    }
}
