using System.Globalization;
using Rescue.AdSync.GraphTesting.Messages;

namespace Rescue.AdSync.GraphTesting.Hosting;

/// <summary>A bucket of resource units that drains as time goes by; what does not fit is refused.</summary>
/// <param name="quota">The units in ten seconds, or <see langword="null"/> for no limit.</param>
/// <param name="time">The clock.</param>
internal sealed class ThrottleMeter(int? quota, TimeProvider time)
{
    private const double WindowSeconds = 10;
    private const double WarningLevel = 0.8;

    private readonly Lock _gate = new();
    private DateTimeOffset _at = time.GetUtcNow();
    private double _level;

    /// <summary>Gets or sets the share of the limit to report whatever is true, to test who slows down.</summary>
    public double? ReportedShare { get; set; }

    /// <summary>Counts a request, and says how full the bucket is once that is worth a header.</summary>
    /// <returns>The share of the limit, from 0.8 on, or <see langword="null"/>.</returns>
    /// <exception cref="GraphException">The bucket is full.</exception>
    public double? Charge(int units, string scope)
    {
        lock (_gate)
        {
            DateTimeOffset now = time.GetUtcNow();
            _level = quota is null ? 0 : Math.Max(0, _level - ((now - _at).TotalSeconds * quota.Value / WindowSeconds));
            _at = now;
            if (quota is { } limit)
            {
                if (_level + units > limit)
                {
                    throw Full(_level + units - limit, limit, scope);
                }

                _level += units;
            }

            double share = ReportedShare ?? (quota is { } some ? _level / some : 0);
            return share >= WarningLevel ? share : null;
        }
    }

    private static GraphException Full(double excess, int limit, string scope) => new(429, "TooManyRequests", "Please retry again later.")
    {
        Headers =
        {
            ["Retry-After"] = Math.Ceiling(excess * WindowSeconds / limit).ToString("0", CultureInfo.InvariantCulture),
            ["x-ms-throttle-scope"] = $"Tenant_Application/ReadWrite/{scope}",
            ["x-ms-throttle-information"] = "ResourceUnitLimitExceeded",
        },
    };
}
