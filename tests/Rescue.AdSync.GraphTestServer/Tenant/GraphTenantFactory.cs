using Rescue.AdSync.GraphTesting.Tenant;

namespace Rescue.AdSync.GraphTesting;

/// <summary>Builds large tenants out of a shape.</summary>
public static class GraphTenantFactory
{
    private static readonly string[] GivenNames = ["Ann", "Ben", "Cleo", "Dan", "Eve", "Finn", "Gia", "Hugo", "Ida", "Jörg", "Zoë", "Łucja"];
    private static readonly string[] Surnames = ["Ash", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Maple", "O'Oak", "Pine", "Rowan", "Yew"];
    private static readonly string[] Departments = ["Support", "Sales", "Finance", "Engineering", "People"];

    /// <summary>Builds a tenant.</summary>
    /// <param name="shape">Its size and make-up.</param>
    /// <param name="time">The clock for later changes; the system's if left out.</param>
    public static GraphTenant Create(GraphTenantShape shape, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var tenant = new GraphTenant(time);
        var random = new Random(shape.Seed);
        GraphUser[] users = [.. Enumerable.Range(1, shape.Users).Select(number => CreateUser(random, shape, number))];
        GraphGroup[] groups = [.. Enumerable.Range(1, shape.Groups).Select(number => CreateGroup(random, number))];
        tenant.Write(state =>
        {
            Array.ForEach(users, state.Add);
            Array.ForEach(groups, state.Add);
            for (int index = 0; index < groups.Length; index++)
            {
                Fill(state, random, shape, users, groups, index);
            }
        });
        return tenant;
    }

    private static void Fill(TenantState state, Random random, GraphTenantShape shape, GraphUser[] users, GraphGroup[] groups, int index)
    {
        int wanted = index == 0 ? shape.FirstGroupMembers : random.Next(1, Math.Max(2, shape.MaxMembers + 1));
        int count = Math.Min(wanted, users.Length);
        int first = index == 0 || users.Length == 0 ? 0 : random.Next(users.Length);
        for (int offset = 0; offset < count; offset++)
        {
            state.AddMember(groups[index].Id, users[(first + offset) % users.Length].Id);
        }

        int other = random.Next(groups.Length);
        if (random.NextDouble() < shape.Nested && other != index)
        {
            state.AddMember(groups[index].Id, groups[other].Id);
        }
    }

    private static GraphUser CreateUser(Random random, GraphTenantShape shape, int number)
    {
        string given = Pick(random, GivenNames);
        string surname = Pick(random, Surnames);
        bool isGuest = random.NextDouble() < shape.Guests;
        string address = $"user{number:000000}@{(isGuest ? "partner.example" : "contoso.com")}";
        return new GraphUser
        {
            Id = NextId(random),
            CreatedDateTime = DateTimeOffset.UnixEpoch.AddYears(50).AddMinutes(number),
            DisplayName = $"{given} {surname} {number}",
            GivenName = given,
            Surname = surname,
            Department = Pick(random, Departments),
            EmployeeId = $"E{number:000000}",
            AccountEnabled = random.NextDouble() >= shape.Disabled,
            Mail = address,
            UserPrincipalName = isGuest ? $"{address.Replace('@', '_')}#EXT#@contoso.onmicrosoft.com" : address,
            UserType = isGuest ? "Guest" : "Member",
            ExternalUserState = isGuest ? "Accepted" : null,
        };
    }

    private static GraphGroup CreateGroup(Random random, int number) => new()
    {
        Id = NextId(random),
        CreatedDateTime = DateTimeOffset.UnixEpoch.AddYears(50).AddMinutes(number),
        DisplayName = $"Group {number:0000}",
        MailNickname = $"group{number:0000}",
    };

    private static string NextId(Random random)
    {
        byte[] bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString("D");
    }

    private static string Pick(Random random, string[] values) => values[random.Next(values.Length)];
}
