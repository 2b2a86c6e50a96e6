using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace CuratedNews.Web.Tests.Browsing;

/// <summary>Suggestions while one types: a combobox as the ARIA Authoring Practices describe it.</summary>
[Collection(nameof(Browser))]
public sealed class SuggestionTests(SampleSite sample, Chromium chromium)
{
    private const string Open = ".suggestions:not([hidden])";

    [Theory]
    [InlineData("/")]
    [InlineData("/topic/klas-telehealth")]
    [InlineData("/following")]
    [InlineData("/search")]
    public async Task The_keyboard_alone_leads_through_the_list(string url)
    {
        await using var window = await chromium.OpenAsync(sample.Site, url);
        var (page, input) = (window.Page, window.Page.Locator("[role=search] [name=q]"));
        Assert.Equal("false", await input.GetAttributeAsync("aria-expanded"));
        await page.RunAndWaitForResponseAsync(() => input.FillAsync("pat"), "**/search/suggest?q=pat");
        await page.WaitForSelectorAsync(Open);
        var list = page.Locator($"#{await input.GetAttributeAsync("aria-controls")}");
        var options = list.GetByRole(AriaRole.Option);
        var last = await options.CountAsync() - 1;

        var walk = new List<string>();
        foreach (var key in (string[])["ArrowDown", "ArrowDown", "End", "ArrowDown", "ArrowUp", "Home", "ArrowUp", "ArrowDown"])
        {
            await page.Keyboard.PressAsync(key);
            walk.Add($"{key} {await ActiveAsync()}");
        }

        Assert.Equal(["combobox", "list", "true", "off"], await input.EvaluateAsync<string[]>("input => ['role', 'aria-autocomplete', 'aria-expanded', 'autocomplete'].map(name => input.getAttribute(name))"));
        Assert.Equal("listbox", await list.GetAttributeAsync("role"));
        Assert.True(last > 2, $"{last + 1} suggestions are few");
        Assert.True(await list.GetByRole(AriaRole.Group, new LocatorGetByRoleOptions { Name = "Topics" }).CountAsync() == 1);
        Assert.Equal(["ArrowDown 0", "ArrowDown 1", $"End {last}", "ArrowDown -1", $"ArrowUp {last}", "Home 0", "ArrowUp -1", "ArrowDown 0"], walk);
        Assert.Contains("Suggestions: ", await page.Locator("[role=search] [role=status]").InnerTextAsync(), StringComparison.Ordinal);
        var target = await options.First.EvaluateAsync<string>("option => option.href");

        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync(target);
        Assert.Empty(window.Complaints);

        // The option that assistive technology is told of, which must be the one that looks chosen.
        async Task<int> ActiveAsync()
        {
            var active = await input.GetAttributeAsync("aria-activedescendant");
            var selected = await options.EvaluateAllAsync<string[]>("options => options.filter(option => option.ariaSelected === 'true').map(option => option.id)");
            Assert.Equal(string.IsNullOrEmpty(active) ? [] : [active], selected);
            return string.IsNullOrEmpty(active) ? -1 : await options.EvaluateAllAsync<int>("(options, id) => options.findIndex(option => option.id === id)", active);
        }
    }

    [Fact]
    public async Task Escape_closes_the_list_then_clears_the_field_and_an_arrow_opens_it_again()
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/");
        var (page, input) = (window.Page, window.Page.Locator("#site-search"));
        await input.PressSequentiallyAsync("pat");
        await page.WaitForSelectorAsync(Open);

        await page.Keyboard.PressAsync("Escape");
        var closed = (await input.InputValueAsync(), await input.GetAttributeAsync("aria-expanded"), await page.Locator(Open).CountAsync());
        await page.Keyboard.PressAsync("ArrowDown");
        await page.WaitForSelectorAsync(Open);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Escape");

        Assert.Equal(("pat", "false", 0), closed);
        Assert.Equal("", await input.InputValueAsync());
        Assert.Equal(0, await page.Locator(Open).CountAsync());
    }

    [Fact]
    public async Task What_was_typed_stands_out_and_a_click_leads_there()
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/");
        var page = window.Page;
        await page.Locator("#site-search").PressSequentiallyAsync("patient ca");
        var option = page.Locator($"{Open} [role=option]").First;

        // An answer to fewer letters may have come before.
        await option.Locator("mark", new LocatorLocatorOptions { HasTextRegex = new Regex("^Ca$", RegexOptions.None, TimeSpan.FromSeconds(1)) }).WaitForAsync();
        var marks = await option.Locator("mark").AllInnerTextsAsync();
        await option.ClickAsync();
        await page.ArriveAsync("/topic/symplur-patient-care");

        Assert.Equal(["Patient", "Ca"], marks);
    }

    [Fact]
    public async Task Leaving_the_field_closes_the_list()
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/");
        await window.Page.Locator("#site-search").PressSequentiallyAsync("pat");
        await window.Page.WaitForSelectorAsync(Open);

        await window.Page.Keyboard.PressAsync("Tab");

        Assert.Equal(0, await window.Page.Locator(Open).CountAsync());
    }

    [Fact]
    public async Task An_answer_to_an_older_query_is_never_shown()
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/");
        var page = window.Page;
        var held = new TaskCompletionSource();
        await page.RouteAsync("**/search/suggest?q=*", async route =>
        {
            var query = route.Request.Url.Split('=')[^1];
            if (query == "old")
            {
                await held.Task;
            }

            await AnswerAsync(route, $$"""{"query":"{{query}}","groups":[{"label":"Topics","entries":[{"url":"/topic/{{query}}","title":"About {{query}}","note":"","marks":[[6,3]]}]}]}""");
        });
        var input = page.Locator("#site-search");

        await page.RunAndWaitForRequestAsync(() => input.FillAsync("old"), request => request.Url.EndsWith("=old", StringComparison.Ordinal));
        await input.FillAsync("new");
        await page.WaitForSelectorAsync(Open);
        held.SetResult();
        await page.WaitForTimeoutAsync(300);

        Assert.Equal(["About new"], await page.Locator($"{Open} [role=option] span").AllInnerTextsAsync());
        Assert.Equal(["new"], await page.Locator($"{Open} mark").AllInnerTextsAsync());
    }

    [Fact]
    public async Task The_same_question_is_asked_once_a_page_and_not_for_every_key()
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/");
        var page = window.Page;
        var asked = new List<string>();
        page.Request += (_, request) => asked.AddRange(request.Url.Contains("/search/suggest", StringComparison.Ordinal) ? [request.Url.Split('=')[^1]] : []);
        var input = page.Locator("#site-search");

        await input.PressSequentiallyAsync("patient");
        await page.WaitForSelectorAsync(Open);
        await input.FillAsync("");
        await input.FillAsync("patient");
        await page.WaitForSelectorAsync(Open);

        Assert.True(asked.Count < 4, string.Join(' ', asked));
        Assert.Single(asked, "patient");
    }

    [Fact]
    public async Task Markup_in_a_suggestion_is_text()
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/");
        const string Nasty = "<img src=x onerror=alert(1)>";
        await window.Page.RouteAsync("**/search/suggest?q=*", route => AnswerAsync(route, $$"""{"query":"x","groups":[{"label":"{{Nasty}}","entries":[{"url":"/news/","title":"{{Nasty}}","note":"{{Nasty}}","marks":[[0,4]]}]}]}"""));

        await window.Page.Locator("#site-search").FillAsync("x");
        await window.Page.WaitForSelectorAsync(Open);

        Assert.Equal($"{Nasty}\n{Nasty}", await window.Page.Locator($"{Open} [role=option]").InnerTextAsync());
        Assert.Equal(0, await window.Page.Locator($"{Open} img").CountAsync());
        Assert.Empty(window.Complaints);
    }

    [Theory]
    [InlineData(500, "{}")]
    [InlineData(200, "no JSON")]
    [InlineData(200, "{\"query\":\"pat\",\"groups\":[]}")]
    public async Task Where_there_is_no_answer_the_form_still_searches(int status, string body)
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/");
        var page = window.Page;
        await page.RouteAsync("**/search/suggest?q=*", route => route.FulfillAsync(new RouteFulfillOptions { Status = status, ContentType = "application/json", Body = body }));
        var input = page.Locator("#site-search");

        await page.RunAndWaitForResponseAsync(() => input.FillAsync("pat"), "**/search/suggest?q=pat");
        var isOpen = await page.Locator(Open).CountAsync() > 0;
        await input.PressAsync("Enter");
        await page.ArriveAsync("/search?q=pat");

        Assert.False(isOpen);
    }

    [Fact]
    public async Task Without_script_the_field_searches()
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/topic/", 320, hasScript: false);

        await window.Page.Locator("#site-search").FillAsync("ward");
        await window.Page.Locator(".search button").ClickAsync();
        await window.Page.ArriveAsync("/search?q=ward");

        Assert.Equal("ward", await window.Page.Locator("[role=search] [name=q]").InputValueAsync());
    }

    [Theory]
    [InlineData("/", 1280)]
    [InlineData("/", 320)]
    [InlineData("/search?q=ward", 360)]
    public async Task The_open_list_breaks_no_rule_of_accessibility(string url, int width)
    {
        await using var window = await chromium.OpenAsync(sample.Site, url, width);
        var page = window.Page;
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await page.Locator("[role=search] [name=q]").FillAsync("");
            await page.Locator("[role=search] [name=q]").PressSequentiallyAsync("pat");
            await page.WaitForSelectorAsync(Open);
            await page.Keyboard.PressAsync("ArrowDown");

            Assert.Empty(await page.ViolationsAsync(scheme));
            Assert.True(await page.Locator(Open).IsVisibleAsync());
            Assert.Empty(await window.OverflowAsync());
        }
    }

    private static Task AnswerAsync(IRoute route, string json) => route.FulfillAsync(new RouteFulfillOptions { ContentType = "application/json", Body = json });
}
