using CuratedNews.Catalog.Rows;
using CuratedNews.Content;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CuratedNews.Catalog;

/// <summary>The tables as EF Core reads them. Only the importer writes, by commands of its own.</summary>
public sealed class CatalogDbContext(DbContextOptions<CatalogDbContext> options) : DbContext(options)
{
    /// <summary>Raise it with any change to the rows or to what their sums mean: a catalog of another version is rebuilt.</summary>
    public const int SchemaVersion = 7;

    public DbSet<FileRow> Files => Set<FileRow>();

    public DbSet<DiagnosticRow> Diagnostics => Set<DiagnosticRow>();

    public DbSet<ItemRow> Items => Set<ItemRow>();

    public DbSet<ItemTextRow> ItemTexts => Set<ItemTextRow>();

    public DbSet<AliasRow> Aliases => Set<AliasRow>();

    public DbSet<NodeRow> Nodes => Set<NodeRow>();

    public DbSet<NodeNameRow> NodeNames => Set<NodeNameRow>();

    public DbSet<MembershipRow> Memberships => Set<MembershipRow>();

    public DbSet<NodeLinkRow> NodeLinks => Set<NodeLinkRow>();

    public DbSet<NodeMonthRow> NodeMonths => Set<NodeMonthRow>();

    public DbSet<SearchRow> SearchRows => Set<SearchRow>();

    public DbSet<MediaRow> Media => Set<MediaRow>();

    public DbSet<StateRow> State => Set<StateRow>();

    public DbSet<ChangeRow> Changes => Set<ChangeRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcTicks>();

        // Every index is there for a query that a test names; none comes by itself.
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<FileRow>(file =>
        {
            file.HasKey(row => row.Path);
            file.HasIndex(row => new { row.Kind, row.Path }).HasFilter($"\"Kind\" <> {(int)SourceKind.Item}");
        });
        modelBuilder.Entity<DiagnosticRow>(diagnostic =>
        {
            diagnostic.HasKey(row => new { row.Path, row.Ordinal });
            diagnostic.HasIndex(row => new { row.Path, row.Ordinal }, "IX_Diagnostics_Errors").HasFilter($"\"Severity\" = {(int)Severity.Error}");
            diagnostic.HasIndex(row => new { row.Code, row.Path, row.Ordinal });
        });
        modelBuilder.Entity<ItemRow>(item =>
        {
            item.Property(row => row.Id).ValueGeneratedNever();
            item.HasIndex(row => row.Path).IsUnique();
            item.HasIndex(row => row.Permalink);
            item.HasIndex(row => new { row.ExternalId, row.SortKey }).HasFilter("\"ExternalId\" IS NOT NULL");
            item.HasIndex(row => row.ChangesAt).HasFilter("\"ChangesAt\" IS NOT NULL");
            item.HasIndex(row => row.IsShadowed).HasFilter("\"IsShadowed\"");
            item.HasIndex(row => row.SortKey).HasFilter("\"IsOriginalCanonical\"");
            item.HasIndex(row => row.ExpiresAt).HasFilter($"\"ExpiresAt\" IS NOT NULL AND \"Status\" = {(int)ItemStatus.Published} AND NOT \"IsShadowed\"");
            item.HasIndex(row => new { row.Status, row.SortKey }).HasFilter($"\"Status\" <> {(int)ItemStatus.Published}");

            // What editors look through is read from this index alone, in its order.
            item.HasIndex(row => new { row.SortKey, row.Id, row.Status, row.IsShadowed, row.PublishedAt, row.ExpiresAt, row.Title, row.Path }, "IX_Items_Desk");
        });
        modelBuilder.Entity<ItemTextRow>(text =>
        {
            text.HasKey(row => row.ItemId);
            text.Property(row => row.ItemId).ValueGeneratedNever();
        });
        modelBuilder.Entity<AliasRow>(alias =>
        {
            alias.HasKey(row => new { row.Path, row.ItemId });
            alias.HasIndex(row => row.ItemId);
        });
        modelBuilder.Entity<NodeRow>(node =>
        {
            node.Property(row => row.Id).ValueGeneratedNever();
            node.HasIndex(row => new { row.Kind, row.Key }).IsUnique();
            node.HasIndex(row => new { row.Kind, row.Items, row.Label }).IsDescending(false, true, false);
            node.HasIndex(row => new { row.Kind, row.Vocabulary, row.Label });
        });
        modelBuilder.Entity<NodeNameRow>(name =>
        {
            name.Property(row => row.Id).ValueGeneratedNever();
            name.HasIndex(row => new { row.NodeId, row.Name }).IsUnique();
        });
        modelBuilder.Entity<MembershipRow>(membership =>
        {
            // The list of a node is read from this index alone, in its order.
            membership.HasKey(row => new { row.NodeId, row.IsListed, row.SortKey, row.ItemId });
            membership.HasIndex(row => row.ItemId);
            membership.HasOne(row => row.Item).WithMany().HasForeignKey(row => row.ItemId);
            membership.HasOne(row => row.Node).WithMany().HasForeignKey(row => row.NodeId);
        });
        modelBuilder.Entity<NodeLinkRow>(link =>
        {
            link.HasKey(row => new { row.NodeId, row.Kind, row.OtherId });
            link.HasIndex(row => new { row.NodeId, row.Kind, row.Items, row.OtherId }).IsDescending(false, false, true, false);
            link.HasOne(row => row.Other).WithMany().HasForeignKey(row => row.OtherId);
        });
        modelBuilder.Entity<NodeMonthRow>().HasKey(row => new { row.NodeId, row.Month });
        modelBuilder.Entity<SearchRow>(search =>
        {
            search.HasKey(row => row.ItemId);
            search.Property(row => row.ItemId).ValueGeneratedNever();
            search.HasIndex(row => row.ChangedIn);
        });
        modelBuilder.Entity<MediaRow>(media =>
        {
            media.HasKey(row => row.Path);
            media.HasIndex(row => new { row.Name, row.Path });
        });
        modelBuilder.Entity<StateRow>().Property(row => row.Id).ValueGeneratedNever();
        modelBuilder.Entity<ChangeRow>(change =>
        {
            change.HasKey(row => row.Generation);
            change.Property(row => row.Generation).ValueGeneratedNever();
        });
    }

    /// <summary>UTC ticks: exact, ordered, and the same number whatever the machine's zone.</summary>
    private sealed class UtcTicks() : ValueConverter<DateTime, long>(value => value.Ticks, ticks => new DateTime(ticks, DateTimeKind.Utc));
}
