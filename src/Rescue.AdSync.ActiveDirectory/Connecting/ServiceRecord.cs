namespace Rescue.AdSync.ActiveDirectory.Connecting;

/// <summary>One answer of DNS to who offers a service (RFC 2782).</summary>
/// <param name="Host">The server.</param>
/// <param name="Port">Its port.</param>
/// <param name="Priority">Servers of a lower number are tried before those of a higher.</param>
/// <param name="Weight">The share of clients that the server takes among those of its priority.</param>
internal readonly record struct ServiceRecord(string Host, int Port, int Priority, int Weight)
{
    /// <summary>Puts records into the order in which to try them: by priority, and within one at random by weight.</summary>
    public static IEnumerable<ServiceRecord> InOrderOfUse(IEnumerable<ServiceRecord> records, Random random)
    {
        foreach (IGrouping<int, ServiceRecord> equals in records.GroupBy(record => record.Priority).OrderBy(group => group.Key))
        {
            // As RFC 2782 says, those without weight stand first, so that they have a small chance.
            List<ServiceRecord> left = [.. equals.OrderBy(record => record.Weight > 0).ThenBy(_ => random.Next())];
            while (left.Count > 0)
            {
                ServiceRecord next = Draw(left, random);
                _ = left.Remove(next);
                yield return next;
            }
        }
    }

    private static ServiceRecord Draw(List<ServiceRecord> records, Random random)
    {
        int drawn = random.Next(records.Sum(record => record.Weight) + 1);
        int sum = 0;
        foreach (ServiceRecord record in records)
        {
            sum += record.Weight;
            if (sum >= drawn)
            {
                return record;
            }
        }

        return records[^1];
    }
}
