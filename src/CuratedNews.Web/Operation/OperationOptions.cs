using System.ComponentModel.DataAnnotations;
using System.Net;

namespace CuratedNews.Web.Operation;

/// <summary>How log lines are written.</summary>
public enum LogFormat
{
    /// <summary>A line for people.</summary>
    Text,

    /// <summary>An object a line, for programs that collect logs.</summary>
    Json,
}

/// <summary>The section <c>Operation</c> of the configuration.</summary>
public sealed class OperationOptions
{
    public LogFormat LogFormat { get; set; } = LogFormat.Text;

    /// <summary>A request that takes longer is logged.</summary>
    [Range(1, 600_000)]
    public int SlowMilliseconds { get; set; } = 1_000;

    /// <summary>Who may ask for <c>/metrics</c>: addresses and networks with ',' between them; empty for nobody.</summary>
    [Networks]
    public string MetricsFrom { get; set; } = "127.0.0.0/8, ::1";

    /// <summary>Where metrics and traces are sent by OpenTelemetry's protocol, such as http://127.0.0.1:4318; null for nowhere.</summary>
    public Uri? OpenTelemetry { get; set; }

    /// <summary>The networks of <see cref="MetricsFrom"/>, a single address as the network that it is alone in; null where one of them is none.</summary>
    internal static IReadOnlyList<IPNetwork>? Networks(string text)
    {
        var networks = new List<IPNetwork>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPNetwork.TryParse(part, out var network))
            {
                networks.Add(network);
            }
            else if (IPAddress.TryParse(part, out var address))
            {
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else
            {
                return null;
            }
        }

        return networks;
    }

    [AttributeUsage(AttributeTargets.Property)]
    private sealed class NetworksAttribute() : ValidationAttribute("Operation:MetricsFrom must be addresses and networks with ',' between them, such as 127.0.0.1, 10.0.0.0/8.")
    {
        public override bool IsValid(object? value) => value is string text && Networks(text) is not null;
    }
}
