using Rescue.AdSync.ServiceHost;

return await SyncService.RunAsync(args);
