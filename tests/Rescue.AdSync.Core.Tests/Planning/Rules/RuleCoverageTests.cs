using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Rescue.AdSync.Tests.Planning.Rules;

/// <summary>Every rule has a test that bears its number.</summary>
public sealed partial class RuleCoverageTests
{
    public static TheoryData<string> Rules => [.. Enumerable.Range(1, 18).Select(number => $"R{number}"), "S1", "S2", "S3", "S5"];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_has_a_test_that_bears_its_number(string rule)
    {
        IEnumerable<MethodInfo> tests = typeof(RuleCoverageTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttributes().Any(attribute => attribute is FactAttribute));
        Assert.Contains(tests, test => test.Name.StartsWith(rule + "_", StringComparison.Ordinal));
    }

    [Fact]
    public void No_test_bears_the_number_of_a_rule_that_does_not_exist()
    {
        IEnumerable<string> numbers = typeof(RuleCoverageTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Select(method => RuleNumber().Match(method.Name))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value);
        Assert.All(numbers, number => Assert.InRange(int.Parse(number, CultureInfo.InvariantCulture), 1, 18));
    }

    [GeneratedRegex("^R([0-9]+)_")]
    private static partial Regex RuleNumber();
}
