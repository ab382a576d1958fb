using System.Text;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Reporting.Tests.Support;

/// <summary>Writes reports into memory.</summary>
internal static class Written
{
    public delegate Task Write(Stream output, Preview preview, RunReport? report, CancellationToken cancellationToken);

    public static async Task<byte[]> BytesAsync(Write write, Preview preview, RunReport? report = null)
    {
        using var stream = new MemoryStream();
        await write(stream, preview, report, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    public static async Task<string> TextAsync(Write write, Preview preview, RunReport? report = null) =>
        Encoding.UTF8.GetString(await BytesAsync(write, preview, report));

    /// <summary>A preview whose one action creates somebody whose every text is the given one.</summary>
    public static Preview PreviewOf(string hostile) => Sample.Preview(Sample.Plan(
        PlanVerdict.Ready,
        [new PlanNote(NoteCode.DirectoryRemark, NoteSeverity.Info, hostile, hostile)],
        new CreateUserAction
        {
            Side = Side.Technician,
            PairingIndex = 0,
            Pairing = hostile,
            ObjectId = Sample.Ann,
            ParentNodeId = new NodeId(41),
            Email = hostile,
            DisplayName = hostile,
            Role = Role.Technician,
            Changes = [new FieldChange(Field.Name, null, hostile)],
            Reason = hostile,
        }));
}
