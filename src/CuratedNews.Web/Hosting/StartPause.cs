namespace CuratedNews.Web.Hosting;

/// <summary>
/// How long what is done behind the start waits: the first readers after a restart are answered before the folder is
/// looked at. Nothing, where there is no catalog to answer them from.
/// </summary>
internal sealed class StartPause
{
    /// <summary>Longer than the first page takes on a small machine.</summary>
    public static readonly TimeSpan OfReaders = TimeSpan.FromSeconds(1);

    public TimeSpan Length { get; set; } = TimeSpan.Zero;

    public Task WaitAsync(CancellationToken cancellationToken) =>
        Length == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(Length, TimeProvider.System, cancellationToken);
}
