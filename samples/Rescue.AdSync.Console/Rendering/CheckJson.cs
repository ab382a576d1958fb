using Rescue.AdSync.Checks;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>Writes what the checks found as JSON for other programs.</summary>
internal static class CheckJson
{
    public static void Write(TextWriter output, CheckReport report) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "rescue-adsync-check/1");
        json.WriteString("status", JsonOutput.Word(report.Status));
        json.WriteArray("subjects", report.Subjects, (json, subject) =>
        {
            json.WriteString("kind", JsonOutput.Word(subject.Kind));
            json.WriteString("name", subject.Name);
            json.WriteString("status", JsonOutput.Word(subject.Status));
            json.WriteArray("results", subject.Results, (json, result) =>
            {
                json.WriteString("code", result.Code);
                json.WriteString("subject", result.Subject);
                json.WriteString("status", JsonOutput.Word(result.Status));
                json.WriteString("message", result.Message);
                json.WriteString("advice", result.Advice);
                json.WriteNumber("milliseconds", (long)result.Duration.TotalMilliseconds);
            });
        });
        json.WriteEndObject();
    });
}
