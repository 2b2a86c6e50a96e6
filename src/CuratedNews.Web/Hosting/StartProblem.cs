using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Hosting;

/// <summary>What can keep a site from starting and is no bug: where it listens, what its configuration says.</summary>
internal static class StartProblem
{
    private const string Example = "http://localhost:5080";

    /// <summary>What is wrong with addresses to listen on, one or more with ';' between them; null where nothing is.</summary>
    /// <param name="urls">Null where none is configured, which the server has its own default for.</param>
    public static string? OfUrls(string? urls)
    {
        if (urls is null)
        {
            return null;
        }

        var addresses = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var wrong = addresses.Length == 0 ? urls : Array.Find(addresses, address => !IsAddress(address));
        return wrong is null ? null : $"An address to listen on is such as {Example}; found '{wrong}'.";
    }

    /// <summary>Why a start ended, in one line; null for a bug.</summary>
    public static string? Of(Exception? problem) => problem switch
    {
        OptionsValidationException options => $"The configuration must be put right: {string.Join(' ', options.Failures)}",
        InvalidDataException { InnerException: { } inner } => $"The configuration must be put right: {problem.Message} {inner.GetBaseException().Message.Split('\n')[0].Trim()}",
        IOException { InnerException: AddressInUseException } or SocketException =>
            $"The address must be free and this machine's own; the system said: {problem.Message} Choose another one with '--urls http://localhost:5081'.",
        InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } =>
            $"The address must be one that can be served, such as {Example}; the server said: {problem.Message.Split('\n')[0].Trim()}",
        _ => null,
    };

    private static bool IsAddress(string text)
    {
        try
        {
            var address = BindingAddress.Parse(text);
            return address.Scheme is "http" or "https" && address.PathBase.Length == 0 && (address.IsUnixPipe || address.Port is >= 0 and <= 65_535);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
