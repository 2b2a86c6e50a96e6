using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Hosting;

/// <summary>
/// How often one network may ask for what costs more than a page: a search, and the check of a secret. Pages themselves have
/// no such limit: most are in memory, and many readers may share an address.
/// </summary>
internal static class RateLimits
{
    /// <summary>For searches, and completions while one types.</summary>
    public const string Search = "search";

    /// <summary>For sending the form of the sign-in.</summary>
    public const string SignIn = "sign-in";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static void AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejected, _) =>
        {
            if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after))
            {
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
            }

            return ValueTask.CompletedTask;
        };

        // Searches come in bursts, one a key: they may all come at once, and then one by one.
        limiter.AddPolicy(Search, context => LimitsOf(context).SearchesAMinute is > 0 and var count
            ? RateLimitPartition.GetTokenBucketLimiter(NetworkOf(context), _ => new TokenBucketRateLimiterOptions { TokenLimit = count, TokensPerPeriod = 1, ReplenishmentPeriod = Minute / count })
            : RateLimitPartition.GetNoLimiter(""));
        limiter.AddPolicy(SignIn, context => HttpMethods.IsPost(context.Request.Method) && LimitsOf(context).SignInsAMinute is > 0 and var count
            ? RateLimitPartition.GetFixedWindowLimiter(NetworkOf(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = count, Window = Minute })
            : RateLimitPartition.GetNoLimiter(""));
    });

    private static HttpOptions LimitsOf(HttpContext context) => context.RequestServices.GetRequiredService<IOptions<HttpOptions>>().Value;

    /// <summary>Whoever has one IPv6 address has all of its network's.</summary>
    public static string NetworkOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
        {
            return "";
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.Length == 16 ? bytes[..8] : bytes);
    }
}
