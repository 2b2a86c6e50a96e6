using System.Globalization;
using Xunit;

namespace CuratedNews.Web.Tests;

public sealed class TidyTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task What_edits_left_in_the_full_text_tables_is_merged_when_no_more_of_them_come()
    {
        using var content = new TemporaryContent();
        content.WriteItem("first", "Version 0");
        await using var site = await RunningSite.StartAsync(content.Root);
        for (var version = 1; version <= 12; version++)
        {
            var title = string.Create(CultureInfo.InvariantCulture, $"Version {version}");
            content.WriteItem("first", title);
            await UntilAsync(async () => (await site.PageAsync("/news/first")).Title?.StartsWith(title, StringComparison.Ordinal) == true);
        }

        Assert.True(Parts(site) > 8, "an edit merged what others left");
        await UntilAsync(() => Task.FromResult(Parts(site) < 8));

        Assert.NotEmpty((await site.PageAsync("/search?q=version")).QuerySelectorAll(".rows article"));
        Assert.Empty(site.Log.Lines);
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await isSo())
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private static long Parts(RunningSite site)
    {
        using var reader = site.Readers.Rent();
        using var command = reader.Db.Connection.CreateCommand();
        command.CommandText = "SELECT count(DISTINCT segid) FROM SearchTexts_idx";
        return (long)command.ExecuteScalar()!;
    }
}
