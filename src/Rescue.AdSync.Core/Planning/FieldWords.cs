namespace Rescue.AdSync.Planning;

/// <summary>What fields are called in the middle of a sentence.</summary>
public static class FieldWords
{
    /// <summary>Gets the words for a field, such as "e-mail", "SSO id" or "mobile licence".</summary>
    /// <param name="field">The field.</param>
    public static string InWords(this Field field) => field switch
    {
        Field.Email => "e-mail",
        Field.SsoId => "SSO id",
        Field.Mobile => "mobile licence",
        Field.Parent => "place",
        _ => field.ToString().ToLowerInvariant(),
    };
}
