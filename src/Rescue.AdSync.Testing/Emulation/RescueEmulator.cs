using Rescue.AdSync.Testing.Emulation;

namespace Rescue.AdSync.Testing;

/// <summary>An HTTP server that behaves as the documentation of the Rescue API says, and harshly where it says nothing.</summary>
/// <remarks>
/// <para>Optional fields that are left out are blanked, permissions that are left out are dropped, new nodes are disabled and
/// nameless, an e-mail is unique, mobile licences are counted, the credential is checked at every call.</para>
/// <para>A page at <c>/</c> shows the tree, <c>/state</c> the account as JSON, and <c>/faults</c> takes faults as JSON. It speaks
/// plain HTTP and is meant for loopback. Safe for use by several threads at once; dispose of it to stop it.</para>
/// </remarks>
public sealed class RescueEmulator : IAsyncDisposable
{
    private readonly EmulatorHost _host;
    private readonly StateFile? _state;
    private readonly RescueEmulatorOptions _options;
    private int _disposed;

    private RescueEmulator(EmulatorHost host, EmulatedAccount account, RescueCalls calls, RescueFaults faults, StateFile? state, RescueEmulatorOptions options)
    {
        _host = host;
        _state = state;
        _options = options;
        BaseAddress = host.Address;
        Account = account;
        Calls = calls;
        Faults = faults;
    }

    /// <summary>Gets the address it listens at; the methods are below it, at <c>API/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Gets the account, to look at and to edit by hand. A hand edit gets into the state file with the next change, or at the end.</summary>
    public EmulatedAccount Account { get; }

    /// <summary>Gets the calls made so far.</summary>
    public RescueCalls Calls { get; }

    /// <summary>Gets the faults in force.</summary>
    public RescueFaults Faults { get; }

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">How to set it up, or <see langword="null"/> for a sample account on a free port of 127.0.0.1.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="ArgumentException">There is no address, or one is not an <c>http</c> address.</exception>
    /// <exception cref="InvalidDataException">The state file holds something else than an account.</exception>
    /// <exception cref="IOException">An address is in use, or the state file cannot be read or written.</exception>
    public static async Task<RescueEmulator> StartAsync(RescueEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new RescueEmulatorOptions();
        IReadOnlyList<string> urls = EmulatorSetup.ReadUrls(options);
        StateFile? state = options.StateFile is { } path ? new StateFile(path, options.Logger) : null;
        EmulatedAccount account = await EmulatorSetup.PrepareAccountAsync(options, state, cancellationToken).ConfigureAwait(false);
        var calls = new RescueCalls();
        var faults = new RescueFaults();
        var router = new EmulatorRouter(
            options,
            new ApiEndpoint(account, new Credentials(account, options), calls, faults, state, options),
            new TreePage(account, calls, faults),
            new StateEndpoint(account),
            new FaultEndpoint(faults));
        EmulatorHost host = await EmulatorHost.StartAsync(urls, router.HandleAsync, cancellationToken).ConfigureAwait(false);
        var emulator = new RescueEmulator(host, account, calls, faults, state, options);
        options.Logger.EmulatorStarted(emulator.BaseAddress, account.Count);
        return emulator;
    }

    /// <summary>Stops listening, ends calls that are under way, and saves hand edits to the state file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _host.DisposeAsync().ConfigureAwait(false);
        if (_state is not null)
        {
            await _state.SaveAsync(Account, CancellationToken.None).ConfigureAwait(false);
            _state.Dispose();
        }

        _options.Logger.EmulatorStopped(Calls.Total);
    }
}
