namespace Rescue.AdSync.GraphTesting.Authentication;

/// <summary>Ends a request for a token with an error of Entra ID.</summary>
internal sealed class StsException(int status, string error, int code, string message) : Exception($"AADSTS{code}: {message}")
{
    public int Status { get; } = status;

    public string Error { get; } = error;

    public int Code { get; } = code;

    public static StsException NoTenant(string tenant) => new(400, "invalid_request", 90002,
        $"Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.");

    public static StsException NoApplication(string clientId, string tenant) => new(400, "unauthorized_client", 700016,
        $"Application with identifier '{clientId}' was not found in the directory '{tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.");

    public static StsException WrongSecret(string clientId) => new(401, "invalid_client", 7000215,
        $"Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{clientId}'.");

    public static StsException ExpiredSecret(string clientId) => new(401, "invalid_client", 7000222,
        $"The provided client secret keys for app '{clientId}' are expired. Visit the Azure portal to create new keys for your app.");

    public static StsException NoCredential() => new(401, "invalid_client", 7000218,
        "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");

    public static StsException WrongAssertion(string reason) => new(401, "invalid_client", 700027,
        $"The certificate with identifier used to sign the client assertion is not registered on application, or the assertion failed signature validation. [Reason - {reason}]");

    public static StsException UnknownFederation(string issuer, string subject) => new(401, "invalid_client", 700213,
        $"No matching federated identity record found for presented assertion subject '{subject}' of issuer '{issuer}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion.");

    public static StsException Missing(string parameter) => new(400, "invalid_request", 900144,
        $"The request body must contain the following parameter: '{parameter}'.");

    public static StsException WrongGrant(string grant) => new(400, "unsupported_grant_type", 70003,
        $"The app requested an unsupported grant type '{grant}'.");

    public static StsException WrongScope(string scope) => new(400, "invalid_scope", 1002012,
        $"The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).");

    public static StsException UnknownResource(string resource, string tenant) => new(400, "invalid_resource", 500011,
        $"The resource principal named {resource} was not found in the tenant named {tenant}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.");
}
