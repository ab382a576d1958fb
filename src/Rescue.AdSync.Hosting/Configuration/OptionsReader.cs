using Microsoft.Extensions.Configuration;
using Rescue.AdSync.Execution;
using Rescue.AdSync.RescueApi;

namespace Rescue.AdSync.Hosting;

/// <summary>Reads the section <c>AdSync</c> into options, and notes every fault in its shape: unknown keys, misspelt choices, words for numbers.</summary>
internal static class OptionsReader
{
    public static void Read(IConfigurationSection section, AdSyncOptions options)
    {
        FaultList faults = options.ReadFaults;
        faults.Root = section.Path;
        if (!section.Exists())
        {
            faults.Add(section.Path, "the configuration has no such section. Everything belongs into it.");
            return;
        }

        var reader = new SectionReader(section, faults);
        ReadDirectories(reader, options);
        ReadRescue(reader, options.Rescue);
        PolicyReader.Read(reader, options.Policy);
        ReadPairings(reader, options);
        ReadState(reader, options.State);
        ReadSchedule(reader, options.Schedule);
        reader.RejectUnknownKeys();
    }

    private static void ReadDirectories(SectionReader root, AdSyncOptions options)
    {
        foreach (SectionReader directory in root.Section(nameof(options.Directories))?.Children() ?? [])
        {
            if (DirectoryReader.Read(directory) is { } read)
            {
                options.Directories[directory.Name] = read;
            }
        }
    }

    /// <summary>Reads the pairings. A list replaces what was there, so that reading twice does not double it.</summary>
    private static void ReadPairings(SectionReader root, AdSyncOptions options)
    {
        IReadOnlyList<SectionReader> items = root.Items(nameof(options.Pairings));
        if (items.Count == 0)
        {
            return;
        }

        options.Pairings.Clear();
        foreach (SectionReader item in items)
        {
            options.Pairings.Add(PairingReader.Read(item));
        }
    }

    private static void ReadRescue(SectionReader root, RescueOptions rescue)
    {
        if (root.Section(nameof(AdSyncOptions.Rescue)) is not { } reader)
        {
            return;
        }

        rescue.Region = reader.Choice<RescueRegion>(nameof(rescue.Region)) ?? rescue.Region;
        rescue.BaseAddress = reader.Address(nameof(rescue.BaseAddress));
        rescue.ServiceToken = reader.Secret(nameof(rescue.ServiceToken));
        rescue.Email = reader.Text(nameof(rescue.Email));
        rescue.Password = reader.Secret(nameof(rescue.Password));
        rescue.FirstCredential = reader.Choice<FirstCredential>(nameof(rescue.FirstCredential)) ?? rescue.FirstCredential;
        rescue.DefaultPassword = reader.Secret(nameof(rescue.DefaultPassword));
        rescue.MaxConcurrency = reader.Integer(nameof(rescue.MaxConcurrency)) ?? rescue.MaxConcurrency;
        rescue.MaxConsecutiveFailures = reader.Integer(nameof(rescue.MaxConsecutiveFailures)) ?? rescue.MaxConsecutiveFailures;
        reader.RejectUnknownKeys();
    }

    private static void ReadState(SectionReader root, StateOptions state)
    {
        if (root.Section(nameof(AdSyncOptions.State)) is { } reader)
        {
            state.Path = reader.Text(nameof(state.Path)) ?? state.Path;
            state.VerifyDetailsEvery = reader.Duration(nameof(state.VerifyDetailsEvery)) ?? state.VerifyDetailsEvery;
            state.HistoryDays = reader.Integer(nameof(state.HistoryDays)) ?? state.HistoryDays;
            reader.RejectUnknownKeys();
        }
    }

    private static void ReadSchedule(SectionReader root, ScheduleOptions schedule)
    {
        if (root.Section(nameof(AdSyncOptions.Schedule)) is { } reader)
        {
            schedule.IntervalMinutes = reader.Integer(nameof(schedule.IntervalMinutes)) ?? schedule.IntervalMinutes;
            schedule.StartImmediately = reader.Flag(nameof(schedule.StartImmediately)) ?? schedule.StartImmediately;
            reader.RejectUnknownKeys();
        }
    }
}
