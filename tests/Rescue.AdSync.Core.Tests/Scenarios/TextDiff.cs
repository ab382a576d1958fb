using System.Text;

namespace Rescue.AdSync.Tests.Scenarios;

/// <summary>Shows how two texts differ, line by line: <c>-</c> is expected and missing, <c>+</c> is there and not expected.</summary>
internal static class TextDiff
{
    public static string Of(string expected, string actual)
    {
        string[] left = expected.TrimEnd('\n').Split('\n');
        string[] right = actual.TrimEnd('\n').Split('\n');
        int[,] common = CommonTails(left, right);
        var diff = new StringBuilder();
        int i = 0;
        int j = 0;
        while (i < left.Length || j < right.Length)
        {
            if (i < left.Length && j < right.Length && left[i] == right[j])
            {
                diff.Append("  ").Append(left[i]).Append('\n');
                i++;
                j++;
            }
            else if (j >= right.Length || (i < left.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                diff.Append("- ").Append(left[i++]).Append('\n');
            }
            else
            {
                diff.Append("+ ").Append(right[j++]).Append('\n');
            }
        }

        return diff.ToString();
    }

    private static int[,] CommonTails(string[] left, string[] right)
    {
        var common = new int[left.Length + 1, right.Length + 1];
        for (int i = left.Length - 1; i >= 0; i--)
        {
            for (int j = right.Length - 1; j >= 0; j--)
            {
                common[i, j] = left[i] == right[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }
}
