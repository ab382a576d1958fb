using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Benchmarks.Tenants;

/// <summary>The facts of one made-up person, from which each side makes text of its own.</summary>
/// <param name="Number">Tells people of one name apart.</param>
/// <param name="Group">The first group the person is in, by position.</param>
/// <param name="Id">The key in the directory.</param>
/// <param name="Change">What happened to the person since Rescue was in step.</param>
internal sealed record Person(int Number, int Group, ObjectId Id, Change Change)
{
    private static readonly string[] Given = ["anna", "bence", "chiara", "dmitri", "eleonora", "farid", "giulia", "hiroshi", "ingrid", "joaquin", "katarzyna", "lars", "małgorzata", "noah", "oluwaseun", "zoë"];

    private static readonly string[] Family = ["abernathy", "björklund", "castellanos", "dvořák", "eriksen", "fitzgerald", "grünwald", "hernandez", "ivanova", "johansson", "kowalczyk", "lindqvist", "montgomery"];

    private static readonly string[] Department = ["Service Desk", "Field Engineering", "Client Platforms", "Rechenzentrum Süd", "Identity and Access", "Network Operations"];

    private string GivenName => Given[Number * 7 % Given.Length];

    private string FamilyName => Family[Number * 5 % Family.Length];

    /// <summary>Gets a value indicating whether the account is enabled in the directory; one in fifty has been disabled for long, on both sides.</summary>
    public bool IsActive => Change switch
    {
        Change.None => Number % 50 != 7,
        Change.Disable => false,
        _ => true,
    };

    /// <summary>Makes the sign-in name, about 42 characters; of few people it is not all ASCII.</summary>
    public string Email() => Number % 17 == 0
        ? $"{GivenName}.{FamilyName}.{Number:D7}@emea.example.com"
        : $"{Ascii(GivenName)}.{Ascii(FamilyName)}.{Number:D7}@emea.example.com";

    public string DisplayName() => $"{Capital(GivenName)} {Capital(FamilyName)}";

    public string Nick() => Capital(GivenName);

    public string DepartmentName() => $"{Department[Number * 5 % Department.Length]}, floor {Number % 12}";

    public DirectoryUser InDirectory() => new()
    {
        Id = Id,
        Mail = Email(),
        UserPrincipalName = Email(),
        DisplayName = DisplayName(),
        GivenName = Nick(),
        Surname = Capital(FamilyName),
        Department = DepartmentName(),
        State = IsActive ? AccountState.Enabled : AccountState.Disabled,
    };

    private static string Ascii(string text) => string.Concat(text.Select(c => char.IsAscii(c) ? c : 'o'));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
