using System.Net;

namespace Rescue.AdSync.RescueApi.Tests.Transport;

/// <summary>S8: what is sent to this machine without TLS never goes out to a proxy.</summary>
public sealed class ProxyTests
{
    private readonly LoopbackBypass _proxy = new(new WebProxy(new Uri("http://proxy.example.com:8080")));

    [Theory]
    [InlineData("http://127.0.0.1:5080/")]
    [InlineData("http://localhost:5080/")]
    [InlineData("http://[::1]:5080/")]
    public void None_is_used_for_this_machine(string address)
    {
        Assert.True(_proxy.IsBypassed(new Uri(address)));
        Assert.Null(_proxy.GetProxy(new Uri(address)));
    }

    [Fact]
    public void That_of_the_machine_is_used_for_Rescue()
    {
        var rescue = new Uri("https://secure.logmeinrescue.com/");

        Assert.False(_proxy.IsBypassed(rescue));
        Assert.Equal(new Uri("http://proxy.example.com:8080"), _proxy.GetProxy(rescue));
    }

    [Fact]
    public void The_client_goes_by_it()
    {
        using SocketsHttpHandler handler = RescueHttpClient.CreateHandler();
        Assert.IsType<LoopbackBypass>(handler.Proxy);
    }
}
