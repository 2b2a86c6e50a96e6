using Xunit;

namespace CuratedNews.Web.Tests.Exporting;

/// <summary>The sample site, exported once, from a copy of the catalog that the running site has.</summary>
public sealed class SampleExport(SampleSite sample) : IAsyncLifetime
{
    private readonly TemporaryContent _place = new();
    private ExportedSite? _site;

    internal ExportedSite Site => _site ?? throw new InvalidOperationException("The sample site is not exported yet.");

    public async ValueTask InitializeAsync()
    {
        var copy = _place.Beside("copy.db");
        using (var connection = sample.Site.Catalog.OpenForReading())
        {
            using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO $path";
            command.Parameters.AddWithValue("$path", copy);
            command.ExecuteNonQuery();
        }

        _site = await ExportedSite.OfAsync(SampleSite.ContentRoot, _place.Beside("public"), ("catalog", copy));
    }

    public ValueTask DisposeAsync()
    {
        _place.Dispose();
        return ValueTask.CompletedTask;
    }
}
