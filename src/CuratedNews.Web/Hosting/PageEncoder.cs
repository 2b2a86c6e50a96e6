using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace CuratedNews.Web.Hosting;

/// <summary>
/// Encodes for pages in UTF-8 only what markup itself uses. The framework's own encoder writes '+' as a reference too, against
/// an encoding that no browser reads any more; programs that look for <c>application/ld+json</c>, or follow a link to
/// two topics, often decode none.
/// </summary>
public sealed class PageEncoder : HtmlEncoder
{
    private static readonly HtmlEncoder Strict = Create(UnicodeRanges.All);

    public override int MaxOutputCharactersPerInputCharacter => Strict.MaxOutputCharactersPerInputCharacter;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar != '+' && Strict.WillEncode(unicodeScalar);

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var start = 0;
        while (start < textLength)
        {
            var found = Strict.FindFirstCharacterToEncode(text + start, textLength - start);
            if (found < 0 || text[start + found] != '+')
            {
                return found < 0 ? -1 : start + found;
            }

            start += found + 1;
        }

        return -1;
    }

    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        if (unicodeScalar != '+')
        {
            return Strict.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
        }

        numberOfCharactersWritten = bufferLength < 1 ? 0 : 1;
        if (bufferLength > 0)
        {
            *buffer = '+';
        }

        return bufferLength > 0;
    }
}
