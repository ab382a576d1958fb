using System.Text;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Reporting.Tests.Support;

namespace Rescue.AdSync.Reporting.Tests.Csv;

public sealed class PlanCsvTests
{
    [Fact]
    public async Task A_plan_has_one_row_for_each_changed_field()
    {
        string[] lines = Lines(await Written.TextAsync(PlanCsv.WriteAsync, Sample.Preview()));

        Assert.Equal("Action,Side,Pairing,Person,E-mail,Field,Before,After,Reason,Node id,Object id", lines[0]);
        Assert.Equal(1 + Sample.Actions().Sum(action => action.Changes.Length), lines.Length);
        Assert.Contains("Move user,Technician,Support EMEA,Eve Fir,eve.fir@example.com,Place,Technicians/EMEA/Level 2,Technicians/EMEA/Level 1,Belongs to Level 1 in the directory.,52,0000000d-0000-0000-0000-000000000000", lines);
        Assert.Contains("Create user,Technician,Support EMEA,Ann Ash,ann@example.com,Place,,Technicians/EMEA/Level 3,\"Member of Level 3, and not in Rescue yet.\",,0000000b-0000-0000-0000-000000000000", lines);
    }

    [Fact]
    public async Task An_outcome_says_what_became_of_each()
    {
        Preview preview = Sample.Preview();

        string[] lines = Lines(await Written.TextAsync(PlanCsv.WriteAsync, preview, Sample.Run(preview.Plan)));

        Assert.Equal("Action,Side,Pairing,Person,E-mail,Field,Before,After,Reason,Outcome,Answer,Node id,Object id", lines[0]);
        Assert.Contains(lines, line => line.Contains(",Failed,Rescue refused the name. (INVALIDPARAM_NAME),42,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(",Refused,Dan Elm is protected by now.,51,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(",Done,,1000,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(",Not tried,The run stopped before.,,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_file_begins_with_one_byte_order_mark()
    {
        byte[] bytes = await Written.BytesAsync(PlanCsv.WriteAsync, Sample.Preview());

        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        Assert.Equal((byte)'A', bytes[3]);
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("+49 170", "'+49 170")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\r=x", "'=x")]
    [InlineData("\u0001=x", "'=x")]
    [InlineData("=a,\"b\"", "\"'=a,\"\"b\"\"\"")]
    [InlineData("Ash, Ann", "\"Ash, Ann\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData(" spaced ", "\" spaced \"")]
    [InlineData("O'Neil", "O'Neil")]
    public async Task A_cell_is_text_and_no_formula(string text, string cell)
    {
        string csv = await Written.TextAsync(PlanCsv.WriteAsync, Written.PreviewOf(text));

        Assert.Contains($"Create user,Technician,{cell},{cell},{cell},Name,,{cell},{cell},,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_without_actions_is_the_header_alone()
    {
        Assert.Single(Lines(await Written.TextAsync(PlanCsv.WriteAsync, Sample.Preview(Sample.EmptyPlan()))));
    }

    private static string[] Lines(string csv)
    {
        Assert.EndsWith("\r\n", csv, StringComparison.Ordinal);
        return csv.TrimStart((char)0xFEFF).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
