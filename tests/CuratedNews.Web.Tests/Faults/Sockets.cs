using System.Net.Sockets;

namespace CuratedNews.Web.Tests.Faults;

/// <summary>Connections that are closed together.</summary>
internal sealed class Sockets : List<Socket>, IDisposable
{
    public void Dispose() => ForEach(socket => socket.Dispose());
}
