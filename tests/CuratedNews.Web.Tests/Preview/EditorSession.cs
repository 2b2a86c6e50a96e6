using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Tests.Preview;

/// <summary>An editor at the preview, with cookies as a browser keeps them; redirects are not followed.</summary>
internal sealed class EditorSession : IDisposable
{
    public const string Name = "Ishbel";

    public const string Secret = "a harbour at low tide";

    /// <summary>As <c>curatednews editor add</c> makes it, with a hundredth of the work: the tests sign in hundreds of times.</summary>
    private static readonly string Hash = new PasswordHasher<string>(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 })).HashPassword(Name, Secret);

    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly HttpClient _client;

    /// <summary>By hand: the cookies are Secure, which .NET's own container never sends over http, and browsers send to this machine alone.</summary>
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    public EditorSession(RunningSite site) =>
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false }) { BaseAddress = site.Address };

    /// <summary>The configuration by which <see cref="Name"/> may sign in.</summary>
    public static (string Key, string Value)[] Settings => [("Preview:Editors:0:Name", Name), ("Preview:Editors:0:Secret", Hash)];

    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    /// <summary>What a proxy says of where this editor is; null where there is none.</summary>
    public string? ForwardedFor { get; set; }

    /// <summary>The <c>Set-Cookie</c> headers of the last answer.</summary>
    public IReadOnlyList<string> LastSetCookies { get; private set; } = [];

    public static async Task<EditorSession> SignInAsync(RunningSite site)
    {
        var session = new EditorSession(site);
        using var answer = await session.TryAsync(Name, Secret);
        return answer.StatusCode == HttpStatusCode.Redirect ? session : throw new InvalidOperationException($"The sign-in answered {(int)answer.StatusCode}.");
    }

    public async Task<HttpResponseMessage> TryAsync(string name, string secret, string returnUrl = "")
    {
        var form = await PageAsync("/preview/sign-in");
        return await PostAsync("/preview/sign-in", form, ("name", name), ("secret", secret), ("returnUrl", returnUrl));
    }

    /// <summary>Asks for a URL exactly as it is written.</summary>
    public Task<HttpResponseMessage> GetAsync(string url) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(_client.BaseAddress!.GetLeftPart(UriPartial.Authority) + url, AsWritten)));

    public async Task<IHtmlDocument> PageAsync(string url)
    {
        using var answer = await GetAsync(url);
        var html = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode == HttpStatusCode.OK
            ? await new HtmlParser().ParseDocumentAsync(html)
            : throw new InvalidOperationException($"{url} answered {(int)answer.StatusCode}: {html}");
    }

    /// <summary>Sends a form with the token of a page that has one.</summary>
    public Task<HttpResponseMessage> PostAsync(string url, IHtmlDocument page, params (string Name, string Value)[] fields)
    {
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(url, UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(fields.Append((Name: "__RequestVerificationToken", Value: token)).Select(field => KeyValuePair.Create(field.Name, field.Value))),
        });
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (ForwardedFor is not null)
        {
            request.Headers.Add("X-Forwarded-For", ForwardedFor);
        }

        if (_cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(pair => $"{pair.Key}={pair.Value}")));
        }

        var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        LastSetCookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set] : [];
        foreach (var cookie in LastSetCookies)
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0)
            {
                _cookies.Remove(pair[0]);
            }
            else
            {
                _cookies[pair[0]] = pair[1];
            }
        }

        return answer;
    }

    public void Dispose() => _client.Dispose();
}
