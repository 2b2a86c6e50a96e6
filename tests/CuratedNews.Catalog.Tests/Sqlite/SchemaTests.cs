using CuratedNews.Catalog.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CuratedNews.Catalog.Tests.Sqlite;

/// <summary><c>Schema.sql</c> against the model that pages read by.</summary>
public sealed class SchemaTests
{
    /// <summary>Tables that are their own index, in the order of their keys, of which EF Core knows nothing.</summary>
    private static readonly string[] Keyed = ["Files", "NodeLinks", "NodeMonths"];

    [Fact]
    public void It_is_what_the_model_asks_for_and_some_tables_are_their_own_index()
    {
        using var context = new CatalogDbContext(new DbContextOptionsBuilder<CatalogDbContext>().UseSqlite("Data Source=:memory:").Options);
        using var stream = typeof(CatalogFile).Assembly.GetManifestResourceStream("Schema.sql")!;
        using var reader = new StreamReader(stream);

        Assert.Equal(Statements(context.Database.GenerateCreateScript()).Select(WithKeys).ToArray(), Statements(reader.ReadToEnd()));
    }

    private static string WithKeys(string statement) =>
        Array.Exists(Keyed, table => statement.StartsWith($"CREATE TABLE \"{table}\"", StringComparison.Ordinal)) ? statement + " WITHOUT ROWID" : statement;

    private static string[] Statements(string script) =>
        string.Join('\n', script.ReplaceLineEndings("\n").Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal)))
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
