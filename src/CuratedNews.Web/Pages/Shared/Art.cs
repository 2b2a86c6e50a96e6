using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace CuratedNews.Web.Pages.Shared;

/// <summary>
/// The drawing in place of a picture that was not delivered: a few flat shapes in the topic's colour, always the same for
/// the same item.
/// </summary>
public sealed class Art : IHtmlContent
{
    private uint _state;

    private Art(string seed, int hue)
    {
        Hue = hue;
        _state = Hash(seed) | 1;
        Motif = Next(3);
        Discs = [.. Enumerable.Range(0, 3).Select(_ => new Disc(Next(320), Next(180), 48 + Next(84)))];
        Wave = Curve(84 + Next(60));
        FarWave = Curve(60 + Next(50));
        Rings = 4 + Next(3);
    }

    /// <summary>1 to 12; the stylesheet knows the colours.</summary>
    public int Hue { get; }

    /// <summary>0 discs over a hill, 1 two hills and a sun, 2 rings.</summary>
    public int Motif { get; }

    public IReadOnlyList<Disc> Discs { get; }

    public string Wave { get; }

    public string FarWave { get; }

    public int Rings { get; }

    /// <param name="seed">What the drawing is of, such as a permalink.</param>
    /// <param name="topic">What gives it its colour; items of one topic share it.</param>
    public static Art Of(string seed, string? topic) => new(seed, HueOf(topic ?? seed));

    public static int HueOf(string topic) => (int)(Hash(topic) % 12) + 1;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write($"<svg class=\"art\" data-hue=\"{Hue}\" viewBox=\"0 0 320 180\" preserveAspectRatio=\"xMidYMid slice\" aria-hidden=\"true\"><rect class=\"a\" width=\"320\" height=\"180\"/>");
        switch (Motif)
        {
            case 1:
                Circle("b", Discs[0].X, 30 + (Discs[0].Y / 3), Discs[0].Radius / 2);
                writer.Write($"<path class=\"b f\" d=\"{FarWave}\"/><path class=\"c\" d=\"{Wave}\"/>");
                break;
            case 2:
                for (var ring = Rings; ring > 0; ring--)
                {
                    Circle(ring % 2 == 0 ? "b f" : "c f", 90 + (Discs[0].X / 2), 60 + (Discs[0].Y / 3), ring * 26);
                }

                break;
            default:
                Circle("b f", Discs[0].X, Discs[0].Y, Discs[0].Radius);
                Circle("c f", Discs[1].X, Discs[1].Y, Discs[1].Radius);
                Circle("a f", Discs[2].X, Discs[2].Y, Discs[2].Radius);
                writer.Write($"<path class=\"c\" d=\"{Wave}\"/>");
                break;
        }

        writer.Write("</svg>");

        void Circle(string style, int x, int y, int radius) => writer.Write($"<circle class=\"{style}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>");
    }

    /// <summary>FNV-1a: the same in every process, unlike a string's own hash.</summary>
    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return hash ^ (hash >> 15);
    }

    private int Next(int below)
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return (int)(_state % (uint)below);
    }

    private string Curve(int top) => string.Create(CultureInfo.InvariantCulture, $"M0 {top + Next(50)}C90 {top + Next(60)} 180 {top + Next(60)} 320 {top + Next(50)}V180H0Z");
}

/// <summary>A circle of a drawing 320 wide and 180 high.</summary>
public readonly record struct Disc(int X, int Y, int Radius);
