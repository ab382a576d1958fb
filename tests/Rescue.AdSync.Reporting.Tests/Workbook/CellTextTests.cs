using Rescue.AdSync.Reporting.Workbook;

namespace Rescue.AdSync.Reporting.Tests.Workbook;

public sealed class CellTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("two\nlines\tand a tab", "two\nlines\tand a tab")]
    [InlineData("return\r\nkey", "return\nkey")]
    [InlineData("_x0041_", "_x005F_x0041_")]
    [InlineData("a_x000D_b_x0041_", "a_x005F_x000D_b_x005F_x0041_")]
    [InlineData("a_xyz_b", "a_xyz_b")]
    [InlineData("_x41_", "_x41_")]
    [InlineData("\U0001F600", "\U0001F600")]
    [InlineData("c1\u0085control", "c1control")]
    [InlineData("boss\u202Emoc.elpmaxe@nna", "bossmoc.elpmaxe@nna")]
    [InlineData("\u2067isolated\u2069 \u200Fmarks stay", "isolated \u200Fmarks stay")]
    public void Text_is_made_fit_for_a_cell(string? text, string expected) => Assert.Equal(expected, CellText.Fit(text));

    [Fact]
    public void Halves_of_characters_are_replaced() => Assert.Equal("\uFFFD\uFFFD", CellText.Fit("\uDE00\uD83D"));

    [Fact]
    public void A_cut_does_not_split_a_character()
    {
        string text = new string('x', ExcelLimits.CellCharacters - 2) + "\U0001F600\U0001F600";

        string fit = CellText.Fit(text);

        Assert.Equal(ExcelLimits.CellCharacters - 1, fit.Length);
        Assert.EndsWith("x\u2026", fit, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_of_just_the_right_length_stays()
    {
        string text = new('x', ExcelLimits.CellCharacters);

        Assert.Same(text, CellText.Fit(text));
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("short", 1)]
    [InlineData("two\nlines", 2)]
    [InlineData("exactly ten", 2)]
    public void Lines_are_estimated(string? text, int lines) => Assert.Equal(lines, RowHeight.Lines(text, width: 10));
}
