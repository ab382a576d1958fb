namespace Rescue.AdSync.Entra.Transport;

/// <summary>Reads the body of a good answer.</summary>
/// <exception cref="UnreadableAnswerException">It is no answer to what was asked.</exception>
/// <exception cref="System.Text.Json.JsonException">It is no JSON, or not all of it.</exception>
internal delegate T AnswerReader<out T>(ReadOnlySpan<byte> body);

/// <summary>One request and what became of it.</summary>
internal abstract class GraphRequest(GraphCall call)
{
    public GraphCall Call => call;

    /// <summary>Gets why it failed for good, or <see langword="null"/>.</summary>
    public GraphFailureException? Failure { get; private set; }

    /// <summary>Takes the body of a good answer.</summary>
    /// <exception cref="UnreadableAnswerException">It is no answer to what was asked.</exception>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON, or not all of it.</exception>
    public abstract void Accept(ReadOnlySpan<byte> body);

    /// <summary>Gets or sets why the last try failed; there may be another.</summary>
    public GraphFailureException? LastTry { get; set; }

    public void Fail(GraphFailureException failure) => Failure = failure;
}

/// <summary>One request and its result.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
internal sealed class GraphRequest<T>(GraphCall call, AnswerReader<T> reader) : GraphRequest(call)
    where T : notnull
{
    private T? _result;

    /// <summary>Gets the result.</summary>
    /// <exception cref="GraphFailureException">The request failed.</exception>
    public T Result => Failure is not null ? throw Failure : _result ?? throw new InvalidOperationException("The request was not made yet.");

    public override void Accept(ReadOnlySpan<byte> body) => _result = reader(body);
}
