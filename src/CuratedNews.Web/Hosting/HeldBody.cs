using System.Collections.Concurrent;

namespace CuratedNews.Web.Hosting;

/// <summary>The body of an answer that is made and not sent; disposed of when it is sent or copied.</summary>
internal sealed class HeldBody : IDisposable
{
    /// <summary>Larger ones are rare, and would be held for nothing.</summary>
    private const int MaxKept = 1 << 20;

    /// <summary>Pages are made one after the other in the same memory: what they are made in would else be most of what is collected.</summary>
    private static readonly ConcurrentStack<MemoryStream> Spare = [];

    private static readonly int MaxSpare = 4 * Environment.ProcessorCount;

    private readonly MemoryStream _buffer;

    private HeldBody(MemoryStream buffer) => _buffer = buffer;

    public ReadOnlyMemory<byte> Bytes => _buffer.GetBuffer().AsMemory(0, (int)_buffer.Length);

    /// <summary>Lets <paramref name="next"/> make the answer and holds its body back; what is written afterwards is sent again, also where that throws.</summary>
    public static async Task<HeldBody> MakeAsync(HttpContext context, RequestDelegate next)
    {
        var body = context.Response.Body;
        var held = new HeldBody(Spare.TryPop(out var spare) ? spare : new MemoryStream());
        context.Response.Body = held._buffer;
        try
        {
            await next(context);
        }
        catch
        {
            held.Dispose();
            throw;
        }
        finally
        {
            context.Response.Body = body;
        }

        return held;
    }

    public void Dispose()
    {
        if (_buffer.Capacity <= MaxKept && Spare.Count < MaxSpare)
        {
            _buffer.SetLength(0);
            Spare.Push(_buffer);
        }
    }
}
