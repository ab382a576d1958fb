using System.Net;

namespace Rescue.AdSync.Simulation.PlantedBugs;

/// <summary>Repeats a call at once when it is told to wait.</summary>
internal sealed class HastyHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        while (true)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            if (response.StatusCode != HttpStatusCode.TooManyRequests)
            {
                return response;
            }
        }
    }
}
