namespace CuratedNews.Content.Html;

/// <summary>
/// A brief is often one paragraph of sentences from all over an article, each on its line. Their lines become paragraphs,
/// since side by side they would claim to follow from one another.
/// </summary>
internal static class BriefSentences
{
    private const string Enders = ".!?…:。！？";

    private const string Closers = "\"'”’»›)]}）」』】";

    /// <summary>Separates the sentences, where the body is one paragraph; else every line end is white space.</summary>
    /// <param name="root">The body.</param>
    /// <param name="texts">Where each sentence is looked for.</param>
    public static void Separate(MarkupNode root, TextPlaces texts)
    {
        if (root.Children is not [{ Name: "p", IsImplied: false } paragraph])
        {
            return;
        }

        var sentences = new List<MarkupNode> { New(paragraph) };
        sentences[0].Offset = paragraph.Offset;
        var text = "";
        foreach (var child in paragraph.Children)
        {
            if (!child.IsText)
            {
                Place(sentences[^1], FirstTextOf(child));
                sentences[^1].Children.Add(child);
                text = child.Is("br") ? "" : LastTextOf(child);
                continue;
            }

            var lines = child.Text.Split('\n');
            var offset = -1;
            for (var i = 0; i < lines.Length; i++)
            {
                if (i > 0 && EndsSentence(text))
                {
                    sentences.Add(New(paragraph));
                }

                sentences[^1].Children.Add(MarkupNode.OfText(i > 0 ? "\n" + lines[i] : lines[i]));
                if (!BodyText.IsBlank(lines[i]))
                {
                    text = lines[i];
                    offset = offset < 0 ? child.Offset : texts.NextLine(lines[i], offset);
                    Place(sentences[^1], offset);
                }
            }
        }

        root.Children.Clear();
        root.Children.AddRange(sentences);
    }

    private static MarkupNode New(MarkupNode paragraph) => new("p") { Attributes = paragraph.Attributes };

    /// <summary>A sentence begins with its first character that can be seen.</summary>
    private static void Place(MarkupNode sentence, int offset) => sentence.Offset = sentence.Offset < 0 ? offset : sentence.Offset;

    private static int FirstTextOf(MarkupNode node) => node.Offset >= 0 || node.Children.Count == 0 ? node.Offset : FirstTextOf(node.Children[0]);

    private static bool EndsSentence(string text)
    {
        var end = text.AsSpan().TrimEnd().TrimEnd(Closers);
        return end.Length > 0 && Enders.Contains(end[^1], StringComparison.Ordinal);
    }

    private static string LastTextOf(MarkupNode node)
    {
        while (!node.IsText && node.Children is [.., var last])
        {
            node = last;
        }

        return node.Text;
    }
}
