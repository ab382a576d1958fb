namespace Rescue.AdSync.Hosting;

/// <summary>The parts of the configuration that a host cannot do without.</summary>
[Flags]
public enum RequiredSettings
{
    /// <summary>Nothing; only the shape of what is configured is checked.</summary>
    None = 0,

    /// <summary>The directories, each with what it takes to read it.</summary>
    Directories = 1,

    /// <summary>The Rescue account and its credential.</summary>
    Rescue = 2,

    /// <summary>The policy and at least one pairing.</summary>
    Pairings = 4,

    /// <summary>What writing takes beside the rest: a first credential for new users.</summary>
    Writing = 8,

    /// <summary>What a dry run takes.</summary>
    Preview = Directories | Rescue | Pairings,
}
