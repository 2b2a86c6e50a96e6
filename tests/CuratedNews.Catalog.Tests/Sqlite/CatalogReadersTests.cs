using System.Data;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CuratedNews.Catalog.Tests.Sqlite;

/// <summary>Readers stay open between requests, and what was prepared for one question answers the next.</summary>
public sealed class CatalogReadersTests : IDisposable
{
    private readonly TemporarySite _site = new();
    private readonly CatalogReaders _readers;

    public CatalogReadersTests() => _readers = new CatalogReaders(_site.Catalog);

    public void Dispose()
    {
        _readers.Dispose();
        _site.Dispose();
    }

    [Fact]
    public async Task A_reader_sees_the_catalog_as_it_was_until_it_is_given_back()
    {
        await WriteAsync("one");
        using (var reader = _readers.Rent())
        {
            reader.Begin();
            Assert.Equal(1, await reader.Db.Items.CountAsync());
            await WriteAsync("two");
            Assert.Equal(1, await reader.Db.Items.CountAsync());
        }

        using var next = _readers.Rent();
        next.Begin();
        Assert.Equal(2, await next.Db.Items.CountAsync());
    }

    [Fact]
    public void One_request_after_the_other_has_the_same_reader_and_two_at_once_have_not()
    {
        var first = _readers.Rent();
        var second = _readers.Rent();
        Assert.NotSame(first, second);
        second.Dispose();
        first.Dispose();

        using var third = _readers.Rent();
        Assert.Same(first, third);
    }

    [Fact]
    public void After_a_rush_the_readers_that_are_too_many_are_closed()
    {
        var readers = Enumerable.Range(0, 100).Select(_ => _readers.Rent()).ToList();
        readers.ForEach(reader => reader.Dispose());

        Assert.InRange(readers.Count(reader => reader.Connection.State == ConnectionState.Open), 1, 64);
        _readers.Dispose();
        Assert.All(readers, reader => Assert.Equal(ConnectionState.Closed, reader.Connection.State));
    }

    [Fact]
    public async Task A_question_that_is_asked_again_has_the_answer_to_its_own_values()
    {
        await WriteAsync("one");
        await WriteAsync("two");
        for (var i = 0; i < 3; i++)
        {
            using var reader = _readers.Rent();
            reader.Begin();
            foreach (var slug in (string[])["one", "two", "none", "one"])
            {
                var found = await reader.Db.PublishedItemAsync($"/news/{slug}", TemporarySite.Start, CancellationToken.None);
                Assert.Equal(slug != "none", found is not null);
                Assert.Equal(found is null ? null : $"news/{slug}.md", found is { } id ? (await reader.Db.ItemAsync(id, CancellationToken.None))?.Item.Path : null);
            }
        }
    }

    [Fact]
    public async Task A_question_that_is_asked_while_it_is_answered_is_another_one()
    {
        await WriteAsync("one");
        await WriteAsync("two");
        using var reader = _readers.Rent();
        reader.Begin();
        var pairs = new List<string>();
        await foreach (var outer in reader.Db.Items.OrderBy(item => item.Path).Select(item => item.Path).AsAsyncEnumerable())
        {
            await foreach (var inner in reader.Db.Items.OrderBy(item => item.Path).Select(item => item.Path).AsAsyncEnumerable())
            {
                pairs.Add($"{outer} {inner}");
            }
        }

        Assert.Equal(4, pairs.Distinct(StringComparer.Ordinal).Count());
        using var one = new Statement(reader.Connection, "SELECT Path FROM Items ORDER BY Path");
        using var ones = one.Query();
        using var other = new Statement(reader.Connection, "SELECT Path FROM Items ORDER BY Path");
        using var others = other.Query();
        Assert.True(ones.Read() && others.Read() && ones.Read());
        Assert.Equal("news/two.md news/one.md", $"{ones.GetString(0)} {others.GetString(0)}");
    }

    [Fact]
    public async Task More_questions_than_are_kept_are_answered_all_the_same()
    {
        await WriteAsync("one");
        using var reader = _readers.Rent();
        reader.Begin();
        for (var i = 0; i < 600; i++)
        {
            using var statement = new Statement(reader.Connection, $"SELECT {i} FROM Items");
            Assert.Equal(i, statement.Number());
            using var command = reader.Db.Connection.CreateCommand();
            command.CommandText = $"SELECT {i} + count(*) FROM Items";
            Assert.Equal(i + 1L, command.ExecuteScalar());
        }
    }

    [Fact]
    public async Task A_question_that_failed_can_be_asked_again()
    {
        await WriteAsync("one");
        using var reader = _readers.Rent();
        reader.Begin();
        for (var i = 0; i < 2; i++)
        {
            await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => reader.Db.Context.Database.SqlQuery<int>($"SELECT nothing AS Value FROM nowhere").ToListAsync());
        }

        Assert.Equal(1, await reader.Db.Items.CountAsync());
    }

    [Fact]
    public async Task Items_are_at_hand_that_this_version_rendered()
    {
        Assert.Null(_site.Catalog.ItemsAtHand());
        await WriteAsync("one");
        Assert.Equal(1, _site.Catalog.ItemsAtHand());
        using var db = _site.Open();
        await db.Context.Database.ExecuteSqlAsync($"UPDATE State SET RenderingVersion = RenderingVersion - 1");
        Assert.Null(_site.Catalog.ItemsAtHand());
    }

    [Theory]
    [InlineData("")]
    [InlineData("", "-wal", "-shm")]
    [InlineData("-wal")]
    public async Task Readers_of_a_deleted_catalog_go_on_with_it_until_another_one_is_filled(params string[] suffixes)
    {
        await WriteAsync("one");
        var (first, second) = (_readers.Rent(), _readers.Rent());
        first.Begin();
        Assert.Equal(1, await first.Db.Items.CountAsync());
        Assert.True(_readers.AreCurrent);

        foreach (var suffix in suffixes)
        {
            File.Delete(_site.Catalog.FullPath + suffix);
        }

        Assert.False(_readers.AreCurrent);
        var third = Task.Run(() => _readers.Rent());
        await Task.Delay(50);
        Assert.False(third.IsCompleted, "a reader was opened of a catalog that is away");
        second.Dispose();
        Assert.Same(second, await third);
        if (File.Exists(_site.Catalog.FullPath))
        {
            _site.Catalog.Replace();
        }
        else
        {
            _readers.Restore();
        }

        Assert.False(_readers.TryRenew(), "readers were led to an empty catalog");
        await WriteAsync("two");
        Assert.Equal(1, await first.Db.Items.CountAsync());
        Assert.True(_readers.TryRenew());
        (await third).Dispose();
        first.Dispose();

        using var renewed = _readers.Rent();
        renewed.Begin();
        Assert.NotSame(first, renewed);
        Assert.Equal(2, await renewed.Db.Items.CountAsync());
        Assert.Equal(System.Data.ConnectionState.Closed, second.Connection.State);
    }

    [Fact]
    public async Task A_damaged_catalog_is_replaced_once_and_who_waits_is_told()
    {
        await WriteAsync("one");
        _readers.Rent().Dispose();
        Assert.True(_readers.ReportDamage());
        Assert.False(_readers.ReportDamage());
        var renewal = _readers.RenewedAsync(TimeSpan.FromSeconds(30), CancellationToken.None);
        Assert.False(_readers.TryRenew());

        _readers.Restore();
        _site.Write("news/two.md", new ItemFile { Slug = "two" });
        var importer = _site.NewImporter(_site.Catalog);
        var summary = await importer.ImportAsync(progress: null, CancellationToken.None);

        Assert.Equal((2, false), (summary.Added, renewal.IsCompleted));
        Assert.True(_readers.TryRenew());
        await renewal;
        await _readers.RenewedAsync(TimeSpan.Zero, CancellationToken.None);
    }

    [Fact]
    public async Task A_catalog_that_is_made_again_is_of_a_later_generation_whatever_the_clock_says()
    {
        _site.Write("news/one.md", new ItemFile { Slug = "one" });
        var importer = _site.NewImporter(_site.Catalog);
        await importer.ImportAsync(progress: null, CancellationToken.None);
        var before = importer.Mark!.Generation;
        _site.Time.Now = TemporarySite.Start.AddYears(-1);

        _site.Catalog.Replace();
        await importer.ImportAsync(progress: null, CancellationToken.None);

        Assert.True(importer.Mark.Generation > before + 1000, $"{importer.Mark.Generation} after {before}");
    }

    private async Task WriteAsync(string slug)
    {
        _site.Write($"news/{slug}.md", new ItemFile { Title = slug, Slug = slug });
        await _site.ImportAsync();
    }
}
