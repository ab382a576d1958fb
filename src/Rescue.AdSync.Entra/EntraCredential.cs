namespace Rescue.AdSync.Entra;

/// <summary>What the application proves itself with. The later two need no secret that could leak or end.</summary>
public enum EntraCredential
{
    /// <summary>A client secret of the app registration.</summary>
    ClientSecret,

    /// <summary>A certificate of the app registration, with its private key in a file or in a certificate store.</summary>
    Certificate,

    /// <summary>The identity that Azure gives the machine or service; for a user-assigned one its client id is set.</summary>
    ManagedIdentity,

    /// <summary>
    /// A token of another issuer that the app registration trusts, such as a Kubernetes service account's, in the file that
    /// <c>AZURE_FEDERATED_TOKEN_FILE</c> names.
    /// </summary>
    WorkloadIdentity,
}
