namespace Rescue.AdSync.Hosting;

/// <summary>What is wrong with a configuration, by key. A key has one fault: the first one found says it best.</summary>
/// <remarks>A message never holds the value of a secret, nor that of a key that is not known: it might be a misspelt secret (S8).</remarks>
internal sealed class FaultList
{
    private readonly List<(string Key, string Message)> _faults = [];

    /// <summary>Gets or sets the key of the section that the options come from.</summary>
    public string Root { get; set; } = AdSyncOptions.SectionName;

    public bool IsEmpty => _faults.Count == 0;

    public void Add(string key, string message)
    {
        if (!Covers(key))
        {
            _faults.Add((key, message));
        }
    }

    public void AddAll(FaultList others)
    {
        foreach ((string key, string message) in others._faults)
        {
            Add(key, message);
        }
    }

    public IEnumerable<string> ToLines() => _faults.Select(fault => $"{fault.Key}: {fault.Message}");

    /// <summary>Determines whether a key, or a section above it, has a fault already, so that another would only follow from it.</summary>
    private bool Covers(string key) => _faults.Exists(fault =>
        key.StartsWith(fault.Key, StringComparison.OrdinalIgnoreCase) && (key.Length == fault.Key.Length || key[fault.Key.Length] == ':'));
}
