using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Rescue.AdSync.Tests.Conventions;

/// <summary>What holds for every public type and every log event.</summary>
public sealed class PublicTypeTests
{
    [Fact]
    public void A_public_class_is_sealed_static_or_abstract()
    {
        string[] open = [.. ArrowTests.Parts
            .SelectMany(part => ArrowTests.Load(part).GetExportedTypes())
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false })
            .Select(type => type.FullName!)];
        Assert.Empty(open);
    }

    [Fact]
    public void A_log_event_has_an_id_and_a_name_of_its_own()
    {
        (string Part, int Id, string? Name)[] events = [.. ArrowTests.Parts.SelectMany(part => ArrowTests.Load(part)
            .GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .Select(message => (part, message.EventId, message.EventName)))];
        Assert.NotEmpty(events);
        Assert.All(events, logged => Assert.False(string.IsNullOrEmpty(logged.Name), $"{logged.Part} {logged.Id} has no name"));
        Assert.Distinct(events.Select(logged => logged.Id));
        Assert.All(events, logged => Assert.Equal(First(logged.Part), logged.Id / 1000));
    }

    [Fact]
    public void An_asynchronous_method_ends_with_a_cancellation_token()
    {
        MethodInfo[] without = [.. ArrowTests.Parts
            .SelectMany(part => ArrowTests.Load(part).GetExportedTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name != "DisposeAsync")
            .Where(method => method.GetParameters() is not [.., { ParameterType: var last }] || last != typeof(CancellationToken))];
        Assert.Empty(without.Select(method => $"{method.DeclaringType!.Name}.{method.Name}"));
    }

    private static int First(string part) => part switch
    {
        "Core" => 1,
        "ActiveDirectory" => 2,
        "RescueApi" => 3,
        "Hosting" => 4,
        "Entra" => 6,
        "Sqlite" => 7,
        _ => 5,
    };
}
