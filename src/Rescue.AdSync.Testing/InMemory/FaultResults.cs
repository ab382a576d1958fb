using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing;

/// <summary>What a client that speaks HTTP makes of each fault, for the one that does not.</summary>
internal static class FaultResults
{
    public static RescueResult Of(RescueFault fault) => fault.Kind switch
    {
        RescueFaultKind.Word => OfWord(fault.AnswerWord!),
        RescueFaultKind.HttpStatus when fault.StatusCode == 429 => new RescueResult(RescueErrorCode.Throttled, "429"),
        RescueFaultKind.HttpStatus => new RescueResult(RescueErrorCode.NoAnswer, fault.StatusCode.ToString(null, null)),
        RescueFaultKind.HtmlPage => new RescueResult(RescueErrorCode.Unreadable, "a web page"),
        RescueFaultKind.TruncatedBody => new RescueResult(RescueErrorCode.Unreadable, "an answer cut short"),
        RescueFaultKind.SessionExpiry => Refusals.NotLoggedIn,
        _ => new RescueResult(RescueErrorCode.NoAnswer, "no answer"),
    };

    private static RescueResult OfWord(string word) =>
        Refusals.All.FirstOrDefault(refusal => refusal.Word == word) is { IsOk: false } known ? known : new RescueResult(RescueErrorCode.Other, word);
}
