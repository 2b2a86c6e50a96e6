using System.ComponentModel.DataAnnotations;
using System.Net;

namespace CuratedNews.Web.Hosting;

/// <summary>The section <c>Proxy</c> of the configuration.</summary>
public sealed class ProxyOptions : IValidatableObject
{
    internal const string Section = "Proxy";

    /// <summary>The proxies that are believed in what they say of a request's address and scheme: addresses, or networks such as <c>10.0.0.0/8</c>. With none, nobody is.</summary>
    public IList<string> Addresses { get; init; } = [];

    /// <summary><see cref="Addresses"/> as networks, one address being the smallest.</summary>
    internal IEnumerable<IPNetwork> Networks => Addresses.Select(text => Parse(text)!.Value);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from text in Addresses
        where Parse(text) is null
        select new ValidationResult($"An entry of Proxy:Addresses is an address or a network, such as 127.0.0.1 or 10.0.0.0/8; found '{text}'.");

    private static IPNetwork? Parse(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, 8 * address.GetAddressBytes().Length)
        : null;
}
