using Microsoft.AspNetCore.Http;

namespace Rescue.AdSync.Testing.Emulation;

/// <summary>Shows the account as JSON, in the form of the state file.</summary>
internal sealed class StateEndpoint(EmulatedAccount account)
{
    public async Task HandleAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await account.SaveAsync(context.Response.Body, context.RequestAborted).ConfigureAwait(false);
    }
}
