using System.Text.Json;

namespace Rescue.AdSync.Testing;

/// <content>The account as JSON.</content>
public sealed partial class EmulatedAccount
{
    /// <summary>Reads an account that <see cref="SaveAsync"/> wrote.</summary>
    /// <param name="utf8Json">The JSON.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidDataException">It is not such an account; the message says what is wrong and where.</exception>
    public static async Task<EmulatedAccount> LoadAsync(Stream utf8Json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        try
        {
            AccountFile? file = await JsonSerializer
                .DeserializeAsync(utf8Json, AccountFileContext.Default.AccountFile, cancellationToken)
                .ConfigureAwait(false);
            return FromFile(file);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"It is not JSON of the kind expected: {exception.Message}", exception);
        }
    }

    /// <summary>Writes the account as JSON. Passwords are not in it, only whether there is one (S8).</summary>
    /// <param name="utf8Json">Takes the JSON.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The revision of the account that was written.</returns>
    public async Task<long> SaveAsync(Stream utf8Json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        (AccountFile file, long revision) = ToFile();
        await JsonSerializer.SerializeAsync(utf8Json, file, AccountFileContext.Default.AccountFile, cancellationToken).ConfigureAwait(false);
        return revision;
    }

    private static EmulatedAccount FromFile(AccountFile? file)
    {
        if (file?.Schema != AccountFile.CurrentSchema)
        {
            throw new InvalidDataException($"Its 'schema' is '{file?.Schema}'; '{AccountFile.CurrentSchema}' is expected.");
        }

        var account = new EmulatedAccount(new AccountTree(Math.Max(file.NextId, FirstNode)), file.AccountId, file.Organization ?? string.Empty)
        {
            Caller = new NodeId(file.Caller),
            MobileSeats = file.MobileSeats,
        };
        foreach (NodeEntry entry in file.Nodes ?? [])
        {
            account.AddFromFile(AccountFileMapping.ToNode(entry));
        }

        return account.Find(account.Caller) is not null
            ? account
            : throw new InvalidDataException($"Its 'caller', node {file.Caller}, is not among its nodes.");
    }

    private void AddFromFile(EmulatedNode node)
    {
        if (_tree.Find(node.Id) is not null)
        {
            throw new InvalidDataException($"Node {node.Id} occurs twice.");
        }

        _tree.Add(node);
    }

    private (AccountFile File, long Revision) ToFile()
    {
        lock (_gate)
        {
            EmulatedNode[] nodes = _tree.Ordered();
            var file = new AccountFile
            {
                Schema = AccountFile.CurrentSchema,
                AccountId = AccountId,
                Organization = Organization,
                Caller = Caller.Value,
                NextId = _tree.NextFreeId,
                MobileSeats = MobileSeats,
                Nodes = Array.ConvertAll(nodes, AccountFileMapping.ToEntry),
            };
            return (file, _tree.Revision);
        }
    }
}
