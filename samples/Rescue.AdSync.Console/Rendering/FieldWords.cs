using Rescue.AdSync.Planning;

namespace Rescue.AdSync.ConsoleHost;

internal static class FieldWords
{
    public static string Of(Field field) => field switch
    {
        Field.Email => "e-mail",
        Field.SsoId => "SSO id",
        Field.Mobile => "mobile licence",
        _ => field.ToString().ToLowerInvariant(),
    };
}
