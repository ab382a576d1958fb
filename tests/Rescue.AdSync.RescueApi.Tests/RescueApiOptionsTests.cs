using Rescue.AdSync.RescueApi.Tests.Support;

namespace Rescue.AdSync.RescueApi.Tests;

public sealed class RescueApiOptionsTests
{
    private static readonly RescueApiOptionsValidator Validator = new();

    private static RescueApiOptions Valid(Action<RescueApiOptions>? change = null)
    {
        var options = new RescueApiOptions { ServiceToken = Sut.Token };
        change?.Invoke(options);
        return options;
    }

    public static TheoryData<string> GoodAddresses =>
    [
        "https://secure.logmeinrescue.com", "https://secure.logmeinrescue.eu/", "https://rescue.example.com:8443/base",
        "http://127.0.0.1:5000", "http://localhost:5000/", "http://[::1]:5000",
    ];

    public static TheoryData<string, string> BadAddresses => new()
    {
        { "http://rescue.example.com/", "BaseAddress uses clear-text http to rescue.example.com; use https." },
        { "http://127.0.0.1.example.com/", "clear-text http" },
        { "ftp://rescue.example.com/", "BaseAddress must be an absolute https address" },
        { "/API", "BaseAddress must be an absolute https address" },
        { "https://user:hunter2@rescue.example.com/", "BaseAddress must hold no user, query or fragment" },
        { "https://rescue.example.com/?authcode=hunter2", "BaseAddress must hold no user, query or fragment" },
    };

    public static TheoryData<Action<RescueApiOptions>, string> Faults => new()
    {
        { options => options.ServiceToken = " ", "There is no credential: set ServiceToken" },
        { options => (options.ServiceToken, options.Email) = (null, "mia@example.com"), "Email is set, but neither Password nor ServiceToken is." },
        { options => (options.ServiceToken, options.Password) = (null, "hunter2"), "Password is set, but Email is not." },
        { options => options.Region = (RescueRegion)7, "Region must be Us or Eu, not '7'." },
        { options => options.AttemptTimeout = TimeSpan.Zero, "AttemptTimeout must be from 10 ms to a day, not 00:00:00." },
        { options => options.AttemptTimeout = TimeSpan.FromDays(2), "AttemptTimeout must be" },
        { options => options.MaxRetries = -1, "MaxRetries must be from 0 to 20, not -1." },
        { options => options.MaxRetries = 21, "MaxRetries must be" },
        { options => options.RetryDelay = TimeSpan.FromSeconds(-1), "RetryDelay must be from zero to a day, not -00:00:01." },
        { options => options.MaxRetryDelay = TimeSpan.FromDays(2), "MaxRetryDelay must be" },
        { options => options.MaxRetryAfter = TimeSpan.FromDays(2), "MaxRetryAfter must be" },
        { options => options.MaxAnswerBytes = 0, "MaxAnswerBytes must be from 1,024 to 1 GiB, not 0." },
    };

    [Theory]
    [MemberData(nameof(GoodAddresses))]
    public void Tls_is_asked_for_except_on_loopback(string address) =>
        Assert.True(Validator.Validate(null, Valid(options => options.BaseAddress = new Uri(address))).Succeeded);

    [Theory]
    [MemberData(nameof(BadAddresses))]
    public void An_address_that_would_leak_is_refused(string address, string fault) =>
        AssertFault(Valid(options => options.BaseAddress = new Uri(address, UriKind.RelativeOrAbsolute)), fault);

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_named_with_its_value_unless_that_is_secret(Action<RescueApiOptions> change, string fault) =>
        AssertFault(Valid(change), fault);

    [Fact]
    public void Email_and_password_will_do() =>
        Assert.True(Validator.Validate(null, new RescueApiOptions { Email = Sut.Email, Password = Sut.Password }).Succeeded);

    [Theory]
    [InlineData(RescueRegion.Us, "https://secure.logmeinrescue.com/")]
    [InlineData(RescueRegion.Eu, "https://secure.logmeinrescue.eu/")]
    public void A_region_is_an_address(RescueRegion region, string address) =>
        Assert.Equal(address, new RescueApiOptions { Region = region }.Address.AbsoluteUri);

    [Fact]
    public void A_base_address_wins_over_the_region() =>
        Assert.Equal(
            "https://rescue.example.com/base/",
            new RescueApiOptions { Region = RescueRegion.Eu, BaseAddress = new Uri("https://rescue.example.com/base") }.Address.AbsoluteUri);

    [Fact]
    public void Without_a_container_the_constructors_check_too()
    {
        using var http = new HttpClient();
        var faulty = new RescueApiOptions { BaseAddress = new Uri("http://rescue.example.com") };

        Assert.Contains("ServiceToken", Assert.Throws<ArgumentException>(() => new RescueAdminClient(http, faulty)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new RescueReader(http, faulty));
        Assert.Throws<ArgumentException>(() => RescueHttpClient.Create(faulty));
        Assert.Throws<ArgumentNullException>(() => new RescueAdminClient(null!, Valid()));
        Assert.Throws<ArgumentNullException>(() => new RescueReader(http, null!));
    }

    private static void AssertFault(RescueApiOptions options, string fault)
    {
        string message = Assert.Single(Validator.Validate(null, options).Failures!);
        Assert.Contains(fault, message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", message, StringComparison.Ordinal);
    }
}
