using System.Globalization;

namespace Rescue.AdSync.RescueApi.Transport;

/// <summary>One call: a method and its form. Not a record, because a form holds secrets (S8).</summary>
internal sealed class RescueCall(RescueMethod method)
{
    private readonly List<KeyValuePair<string, string>> _form = [];

    public RescueMethod Method { get; } = method;

    /// <summary>Adds text, brought to one line: a line break could forge a record where the text is read back (S5).</summary>
    public RescueCall Text(string name, string? value) => Add(name, OneLine(value ?? string.Empty));

    public RescueCall Node(string name, NodeId node) => Add(name, node.ToString());

    public RescueCall Number(string name, int? value) =>
        value is { } number ? Add(name, number.ToString(CultureInfo.InvariantCulture)) : this;

    public RescueCall Flag(string name, bool value) => Add(name, value ? bool.TrueString : bool.FalseString);

    /// <summary>Adds a value exactly as it is, or nothing where there is none: an empty password is never sent.</summary>
    public RescueCall Secret(string name, string? value) => string.IsNullOrEmpty(value) ? this : Add(name, value);

    /// <summary>Makes the body of a request, so that nothing ever goes into an address.</summary>
    public FormUrlEncodedContent ToContent(string? token) => new(
        token is null ? _form : _form.Append(new KeyValuePair<string, string>("authcode", token)));

    public override string ToString() => Method.Name;

    private RescueCall Add(string name, string value)
    {
        _form.Add(new KeyValuePair<string, string>(name, value));
        return this;
    }

    private static string OneLine(string text) => text.Any(char.IsControl)
        ? string.Create(text.Length, text, static (target, source) =>
        {
            for (int i = 0; i < source.Length; i++)
            {
                target[i] = char.IsControl(source[i]) ? ' ' : source[i];
            }
        })
        : text;
}
