using Microsoft.Extensions.Options;
using Rescue.AdSync.RescueApi;

namespace Rescue.AdSync.Hosting;

/// <summary>Sets the client's options from the section <c>AdSync:Rescue</c>.</summary>
internal sealed class RescueApiSetup(IOptions<AdSyncOptions> adSync) : IConfigureOptions<RescueApiOptions>
{
    public void Configure(RescueApiOptions options) => OptionsMapping.Fill(options, adSync.Value.Rescue);
}
