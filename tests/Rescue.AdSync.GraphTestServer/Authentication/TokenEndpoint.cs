using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting.Messages;

namespace Rescue.AdSync.GraphTesting.Authentication;

/// <summary>Gives out access tokens: to clients with credentials, and to managed identities.</summary>
internal sealed class TokenEndpoint(GraphTestServerOptions options, AccessTokens tokens)
{
    private const string Default = "/.default";
    private const string JsonType = "application/json; charset=utf-8";

    public ConcurrentDictionary<string, GraphApplication> Applications { get; } =
        new(options.Applications.ToDictionary(application => application.ClientId), StringComparer.OrdinalIgnoreCase);

    /// <summary>Answers <c>POST /{tenant}/oauth2/v2.0/token</c>.</summary>
    public GraphResponse Answer(string tenant, IReadOnlyDictionary<string, string> form)
    {
        try
        {
            return Issue(tenant, form);
        }
        catch (StsException error)
        {
            return Refuse(error);
        }
    }

    /// <summary>Answers a virtual machine's <c>/metadata/identity/oauth2/token</c>.</summary>
    public GraphResponse AnswerMachine(bool hasMetadataHeader, string? resource, string? clientId) =>
        hasMetadataHeader ? AnswerIdentity(resource, clientId) : RefuseIdentity("invalid_request", "Required metadata header not specified");

    /// <summary>Answers an App Service's identity endpoint.</summary>
    public GraphResponse AnswerAppService(string? identityHeader, string? resource, string? clientId) =>
        identityHeader == options.IdentityHeader ? AnswerIdentity(resource, clientId) : RefuseIdentity("unauthorized_client", "The header X-IDENTITY-HEADER is wrong");

    private GraphResponse Issue(string tenant, IReadOnlyDictionary<string, string> form)
    {
        if (!IsOurs(tenant))
        {
            throw StsException.NoTenant(tenant);
        }

        string grant = Required(form, "grant_type");
        if (grant != "client_credentials")
        {
            throw StsException.WrongGrant(grant);
        }

        string clientId = Required(form, "client_id");
        GraphApplication application = Applications.GetValueOrDefault(clientId) ?? throw StsException.NoApplication(clientId, options.Tenant.DisplayName);
        Authenticate(application, form);
        string scope = Required(form, "scope");
        string resource = scope.EndsWith(Default, StringComparison.Ordinal) ? scope[..^Default.Length] : throw StsException.WrongScope(scope);
        string audience = tokens.AudienceOf(resource) ?? throw StsException.UnknownResource(resource, options.Tenant.DisplayName);
        int seconds = (int)options.TokenLifetime.TotalSeconds;
        return new GraphResponse
        {
            ContentType = JsonType,
            Body = new JsonObject
            {
                ["token_type"] = "Bearer",
                ["expires_in"] = seconds,
                ["ext_expires_in"] = seconds,
                ["access_token"] = tokens.Issue(application, audience, options.TokenLifetime),
            },
        };
    }

    private void Authenticate(GraphApplication application, IReadOnlyDictionary<string, string> form)
    {
        if (form.TryGetValue("client_assertion", out string? assertion))
        {
            ClientAssertion.Check(application, assertion, options.Time.GetUtcNow());
            return;
        }

        string secret = form.GetValueOrDefault("client_secret") ?? throw StsException.NoCredential();
        if (application.ExpiredSecrets.Contains(secret))
        {
            throw StsException.ExpiredSecret(application.ClientId);
        }

        if (!application.Secrets.Contains(secret))
        {
            throw StsException.WrongSecret(application.ClientId);
        }
    }

    private GraphResponse AnswerIdentity(string? resource, string? clientId)
    {
        if (resource is null || tokens.AudienceOf(resource) is not { } audience)
        {
            return RefuseIdentity("invalid_resource", $"The resource principal named {resource} was not found.");
        }

        GraphApplication? identity = Applications.Values.FirstOrDefault(application => application.IsManagedIdentity
            && (clientId is null || application.ClientId.Equals(clientId, StringComparison.OrdinalIgnoreCase)));
        if (identity is null)
        {
            return RefuseIdentity("invalid_request", "Identity not found");
        }

        DateTimeOffset now = options.Time.GetUtcNow();
        return new GraphResponse
        {
            ContentType = JsonType,
            Body = new JsonObject
            {
                ["access_token"] = tokens.Issue(identity, audience, options.TokenLifetime),
                ["client_id"] = identity.ClientId,
                ["expires_in"] = Text(options.TokenLifetime.TotalSeconds),
                ["expires_on"] = Text((now + options.TokenLifetime).ToUnixTimeSeconds()),
                ["not_before"] = Text(now.ToUnixTimeSeconds()),
                ["resource"] = resource,
                ["token_type"] = "Bearer",
            },
        };
    }

    private GraphResponse Refuse(StsException error)
    {
        string trace = Guid.NewGuid().ToString("D");
        string correlation = Guid.NewGuid().ToString("D");
        string timestamp = options.Time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new GraphResponse
        {
            Status = error.Status,
            ContentType = JsonType,
            Body = new JsonObject
            {
                ["error"] = error.Error,
                ["error_description"] = $"{error.Message} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {timestamp}",
                ["error_codes"] = new JsonArray(error.Code),
                ["timestamp"] = timestamp,
                ["trace_id"] = trace,
                ["correlation_id"] = correlation,
                ["error_uri"] = $"https://login.microsoftonline.com/error?code={error.Code}",
            },
        };
    }

    private bool IsOurs(string tenant) =>
        tenant.Equals(options.TenantId, StringComparison.OrdinalIgnoreCase) || options.Tenant.Domains.Contains(tenant, StringComparer.OrdinalIgnoreCase);

    private static string Required(IReadOnlyDictionary<string, string> form, string name) =>
        form.GetValueOrDefault(name) is { Length: > 0 } value ? value : throw StsException.Missing(name);

    private static GraphResponse RefuseIdentity(string error, string description) => new()
    {
        Status = 400,
        ContentType = JsonType,
        Body = new JsonObject { ["error"] = error, ["error_description"] = description },
    };

    private static string Text(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}
