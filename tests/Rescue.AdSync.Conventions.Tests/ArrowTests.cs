using System.Reflection;

namespace Rescue.AdSync.Tests.Conventions;

/// <summary>Who may know whom. The arrows are what keeps Core free of I/O and the packages replaceable.</summary>
public sealed class ArrowTests
{
    private const string Prefix = "Rescue.AdSync.";

    [Fact]
    public void Core_knows_no_other_package_of_ours() => Assert.Empty(Ours("Core"));

    [Theory]
    [InlineData("ActiveDirectory")]
    [InlineData("Entra")]
    [InlineData("RescueApi")]
    [InlineData("Reporting")]
    [InlineData("Sqlite")]
    [InlineData("Testing")]
    public void A_part_knows_Core_only(string part) => Assert.Equal(["Core"], Ours(part));

    [Fact]
    public void Core_references_nothing_but_the_framework_and_logging_abstractions()
    {
        string[] others = [.. Load("Core").GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not ("System.Runtime" or "netstandard"))];
        Assert.Equal(["Microsoft.Extensions.Logging.Abstractions"], others);
        Assert.DoesNotContain(Load("Core").GetReferencedAssemblies(), reference => reference.Name is "System.Net.Http" or "System.Net.Sockets" or "System.DirectoryServices.Protocols");
    }

    [Fact]
    public void No_library_type_shows_in_a_public_signature()
    {
        string[] allowed = ["System", "Microsoft.Extensions", "Rescue.AdSync"];
        (string Part, string Type) credential = ("Entra", "Azure.Core.TokenCredential");
        foreach (string part in Parts)
        {
            foreach ((MemberInfo member, Type type) in Signatures(Load(part)))
            {
                Assert.True(
                    (part, type.FullName) == credential || allowed.Any(start => type.Namespace?.StartsWith(start, StringComparison.Ordinal) == true) && type.Namespace != "System.DirectoryServices.Protocols",
                    $"{part}: {member.DeclaringType?.Name}.{member.Name} shows {type.FullName}");
            }
        }
    }

    internal static readonly string[] Parts = ["Core", "ActiveDirectory", "Entra", "RescueApi", "Reporting", "Sqlite", "Testing", "Hosting"];

    internal static Assembly Load(string part) => Assembly.Load(Prefix + part);

    private static string[] Ours(string part) =>
        [.. Load(part).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..])
            .Order(StringComparer.Ordinal)];

    private static IEnumerable<(MemberInfo Member, Type Type)> Signatures(Assembly assembly)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (Type type in assembly.GetExportedTypes())
        {
            foreach (MemberInfo member in type.GetMembers(Declared))
            {
                IEnumerable<Type> shown = member switch
                {
                    MethodInfo method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType),
                    ConstructorInfo constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType),
                    PropertyInfo property => [property.PropertyType],
                    FieldInfo field => [field.FieldType],
                    _ => [],
                };
                foreach (Type found in shown.SelectMany(Unwrap))
                {
                    yield return (member, found);
                }
            }
        }
    }

    private static IEnumerable<Type> Unwrap(Type type)
    {
        if (type.HasElementType)
        {
            return Unwrap(type.GetElementType()!);
        }

        return type.IsGenericParameter ? [] : type.IsGenericType
            ? type.GetGenericArguments().SelectMany(Unwrap).Append(type.GetGenericTypeDefinition())
            : [type];
    }
}
