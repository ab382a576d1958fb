using Rescue.AdSync.ConsoleHost;

using var signals = new StopSignals();
return await ConsoleApp.RunAsync(args, ConsoleIo.OfProcess(), signals.Token);
