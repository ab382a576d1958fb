using Rescue.AdSync.Accounts;
using Rescue.AdSync.RescueApi.Tests.Support;

namespace Rescue.AdSync.RescueApi.Tests.Authentication;

/// <summary>S8: no secret in an address, a log, an exception or a text form, whatever the server does.</summary>
public sealed class SecrecyTests
{
    private const string NewPassword = "First-Secret:9 & 9%";
    private const string Session = "sessionsecret77";

    private static readonly string[] Secrets =
    [
        Sut.Token, Sut.Password, NewPassword, Session,
        Uri.EscapeDataString(Sut.Password), Uri.EscapeDataString(NewPassword), System.Net.WebUtility.UrlEncode(Sut.Password), System.Net.WebUtility.UrlEncode(NewPassword),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<bool, string, int> Servers
    {
        get
        {
            var rows = new TheoryData<bool, string, int>();
            foreach (bool token in new[] { true, false })
            {
                rows.Add(token, "OK", 200);
                rows.Add(token, "ERROR", 200);
                rows.Add(token, "INVALID_SECRETAUTHCODE", 200);
                rows.Add(token, "", 500);
                rows.Add(token, "", 429);
                rows.Add(token, $"{Sut.Token} {Sut.Password} {Session}", 200);
                rows.Add(token, $"OK {Sut.Token}\nNODEID: {Sut.Password} {Session}\n{NewPassword}: 1", 200);
                rows.Add(token, $"<html>{Sut.Token}{Sut.Password}</html>", 200);
                rows.Add(token, $"AUTHCODE:{Sut.Token}", 200);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Nothing_secret_shows_anywhere(bool withToken, string body, int status)
    {
        using Sut sut = withToken ? new Sut(options => options.MaxRetries = 1) : Sut.WithPassword(options => options.MaxRetries = 1);
        Reply reply = Reply.Http(status, body);
        sut.Server.On("login", Reply.SignedIn(Session));
        foreach (string method in new[] { "getAccount", "getHierarchy_v2", "getUser_v3", "getGroup_v2", "setUser_v2", "createUser" })
        {
            sut.Server.On(method, reply);
        }

        var shown = new List<string?>
        {
            await Failure(() => sut.Client.GetAccountAsync(Cancel)),
            await Failure(() => sut.Client.GetHierarchyAsync(Cancel)),
            (await sut.Client.GetUserAsync(Samples.Ann, Cancel)).ToString(),
            (await sut.Client.GetGroupAsync(Samples.Group, Cancel)).ToString(),
            (await sut.Client.CreateUserAsync(Samples.Group, Cancel)).ToString(),
            (await sut.Client.SetUserAsync(Samples.User with { NewPassword = new Secret(NewPassword) }, Cancel)).ToString(),
            sut.Log.Everything,
        };
        shown.AddRange(sut.Server.Requests.Select(seen => seen.Url));

        Assert.NotEmpty(sut.Log.Entries);
        Assert.All(Secrets, secret => Assert.All(shown, text => Assert.DoesNotContain(secret, text ?? string.Empty, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Nothing_secret_shows_when_the_sign_in_fails()
    {
        using Sut sut = Sut.WithPassword();
        sut.Server.On("login", Reply.Text($"{Sut.Password}"), Reply.Text("INVALID"));

        string first = await Failure(() => sut.Client.GetAccountAsync(Cancel));
        string second = await Failure(() => sut.Client.GetAccountAsync(Cancel));

        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, first + second + sut.Log.Everything, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(sut.Log.Entries, entry => entry.Event.Name == "SignInRefused");
    }

    [Fact]
    public void The_text_form_of_the_options_names_host_and_kind_of_credential_only()
    {
        Assert.Equal(
            "secure.logmeinrescue.eu (e-mail and password)",
            new RescueApiOptions { Region = RescueRegion.Eu, Email = Sut.Email, Password = Sut.Password }.ToString());
        Assert.Equal("no absolute address (service token)", new RescueApiOptions { BaseAddress = new Uri("/x", UriKind.Relative), ServiceToken = Sut.Token }.ToString());
        Assert.Equal("secure.logmeinrescue.com (service token)", new RescueApiOptions { ServiceToken = Sut.Token }.ToString());
    }

    [Fact]
    public async Task Each_call_leaves_one_line_with_method_and_word()
    {
        using var sut = new Sut();
        sut.Server.On("setUser_v2", Reply.Text("INVALIDPARAM_NAME"));

        await sut.Client.SetUserAsync(Samples.User, Cancel);

        LogCapture.Entry line = Assert.Single(sut.Log.Entries, entry => entry.Event.Id == 3001);
        Assert.StartsWith("setUser_v2 answered INVALIDPARAM_NAME in ", line.Message, StringComparison.Ordinal);
        Assert.Equal(Microsoft.Extensions.Logging.LogLevel.Debug, line.Level);
    }

    private static async Task<string> Failure(Func<Task> call)
    {
        Exception? failure = await Record.ExceptionAsync(call);
        Assert.True(failure is null or RescueException, failure?.ToString());
        return failure?.ToString() ?? string.Empty;
    }
}
