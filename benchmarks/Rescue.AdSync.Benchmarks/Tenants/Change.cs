namespace Rescue.AdSync.Benchmarks.Tenants;

/// <summary>What happened to one person since Rescue was last in step.</summary>
internal enum Change
{
    None,
    Create,
    Update,
    Move,
    Disable,
    Enable,
    License,
    LeaverBeside,
}

/// <summary>Draws changes in fixed proportions.</summary>
internal static class Changes
{
    /// <summary>Draws one: 15 % create, 40 % update, 15 % move, 5 % disable, 5 % enable, 10 % licence, 10 % with a leaver beside.</summary>
    public static Change Draw(Random random) => random.Next(100) switch
    {
        < 15 => Change.Create,
        < 55 => Change.Update,
        < 70 => Change.Move,
        < 75 => Change.Disable,
        < 80 => Change.Enable,
        < 90 => Change.License,
        _ => Change.LeaverBeside,
    };
}
