namespace Rescue.AdSync.RescueApi.Transport;

/// <summary>
/// Reads each answer to its end before it is judged, so that a retry also sees a body that breaks off and a failure that
/// Rescue reports with HTTP 200. Sits inside the resilience handler.
/// </summary>
internal sealed class AnswerHandler(Func<int> maxBytes) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            AnswerContent content = await AnswerReader.ReadAsync(response, maxBytes(), cancellationToken).ConfigureAwait(false);
            response.Content.Dispose();
            response.Content = content;
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
