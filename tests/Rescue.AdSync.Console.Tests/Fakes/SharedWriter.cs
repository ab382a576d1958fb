using System.Text;

namespace Rescue.AdSync.Console.Tests.Fakes;

/// <summary>Takes text from one thread while another waits for a part of it.</summary>
internal sealed class SharedWriter : TextWriter
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private readonly SemaphoreSlim _written = new(0);

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Append(value.ToString());

    public override void Write(string? value) => Append(value);

    public override void Write(char[] buffer, int index, int count) => Append(new string(buffer, index, count));

    public async Task<string> WaitForAsync(string part, CancellationToken cancellationToken)
    {
        while (true)
        {
            string text = ToString();
            if (text.Contains(part, StringComparison.Ordinal))
            {
                return text;
            }

            await _written.WaitAsync(cancellationToken);
        }
    }

    public override string ToString()
    {
        lock (_gate)
        {
            return _text.ToString();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _written.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Append(string? text)
    {
        lock (_gate)
        {
            _text.Append(text);
        }

        _written.Release();
    }
}
