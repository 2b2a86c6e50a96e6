using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CuratedNews.Web.Tests.Hostile;

/// <summary>Every hostile body and front matter as an item of one running site, which sends no content policy: its pages have to be safe without.</summary>
public sealed class HostileSite : IAsyncLifetime
{
    /// <summary>What every body says besides what it attacks with.</summary>
    public const string Before = "Words before the trap.";

    /// <summary>In lines of front matter, the section that the item is put in.</summary>
    public const string Section = "/its-section/";

    /// <summary>As many as a feed has.</summary>
    private const int ASection = 20;

    private readonly TemporaryContent _content = new();
    private RunningSite? _site;

    /// <summary>Each item's URL and what it attacks with.</summary>
    public IReadOnlyDictionary<string, HostileCase> Cases { get; private set; } = new Dictionary<string, HostileCase>(StringComparer.Ordinal);

    /// <summary>The sections of the site, whose feeds together have every item.</summary>
    public IEnumerable<string> Sections => Enumerable.Range(0, (Cases.Count + ASection - 1) / ASection).Select(section => SectionOf(section * ASection));

    internal EvilSite Evil { get; } = new();

    internal RunningSite Site => _site ?? throw new InvalidOperationException("The hostile site is not running yet.");

    public async ValueTask InitializeAsync()
    {
        var cases = new Dictionary<string, HostileCase>(StringComparer.Ordinal);
        foreach (var (hostile, number) in HostileBodies.All.Select((hostile, number) => (hostile, number)))
        {
            // The two formats share their reader of HTML; what is Markdown is written as that, the rest as one or the other.
            var extension = hostile.Class != "Markdown" && number % 2 == 0 ? "html" : "md";
            var slug = string.Create(CultureInfo.InvariantCulture, $"b{number}");
            Write(cases.Count, $"{slug}.{extension}", $"slug: {slug}", extension == "html" ? $"<p>{Before}</p>\n{hostile.Text}\n<p>After it.</p>" : $"{Before}\n\n{hostile.Text}\n\nAfter it.");
            cases.Add(SectionOf(cases.Count) + slug, hostile);
        }

        foreach (var (hostile, number) in HostileFrontMatters.All.Select((hostile, number) => (hostile, number)))
        {
            var slug = string.Create(CultureInfo.InvariantCulture, $"f{number}");
            Write(cases.Count, $"{slug}.md", hostile.Text.StartsWith("slug:", StringComparison.Ordinal) ? hostile.Text : $"slug: {slug}\n{hostile.Text}", Before);
            cases.Add(SectionOf(cases.Count) + slug, hostile);
        }

        Cases = cases;
        _site = await RunningSite.StartAsync(_content.Root, services => services.AddSingleton<IStartupFilter, WithoutPolicy>());
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }

        await Evil.DisposeAsync();
        _content.Dispose();
    }

    private static string SectionOf(int number) => string.Create(CultureInfo.InvariantCulture, $"/news/g{number / ASection}/");

    private void Write(int number, string name, string lines, string body)
    {
        var title = lines.Contains("\ntitle:", StringComparison.Ordinal) ? "" : $"title: Item {name}\n";
        var path = lines.Contains("basePath:", StringComparison.Ordinal) ? "" : $"basePath: {SectionOf(number)}\n";
        _content.Write($"news/{name}", Evil.Fill($"---\n{title}{path}date: '2026-05-01'\n{lines.Replace(Section, SectionOf(number), StringComparison.Ordinal)}\n---\n{body}\n"));
    }

    /// <summary>Takes the content policy from every answer.</summary>
    private sealed class WithoutPolicy : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers.ContentSecurityPolicy = default;
                    return Task.CompletedTask;
                });
                return rest(context);
            });
            next(app);
        };
    }
}
