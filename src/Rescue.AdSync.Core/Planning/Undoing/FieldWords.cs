namespace Rescue.AdSync.Planning;

/// <summary>What fields are called where notes speak of them.</summary>
internal static class FieldWords
{
    public static string InWords(this Field field) => field switch
    {
        Field.Name => "name",
        Field.Nick => "nick",
        Field.Email => "e-mail",
        Field.SsoId => "SSO id",
        Field.Description => "description",
        Field.Status => "status",
        Field.Mobile => "mobile licence",
        Field.Parent => "place",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Not a known field."),
    };
}
