namespace Rescue.AdSync.RescueApi;

/// <summary>Names the data centre that holds a Rescue account.</summary>
public enum RescueRegion
{
    /// <summary>The default one: <c>https://secure.logmeinrescue.com/</c>.</summary>
    Us,

    /// <summary>The European one: <c>https://secure.logmeinrescue.eu/</c>.</summary>
    Eu,
}
