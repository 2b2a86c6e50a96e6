using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CuratedNews.Content.Tests;

public sealed class PathOrderTests
{
    [Fact]
    public void Paths_are_ordered_as_their_UTF8_bytes_are()
    {
        var property = Prop.ForAll(Gen.Elements("", "a", "a/b", "a-b", "a0", "é", "の", "\uE000", "\uFF5E", "𠮷", "🙂", "𠮷a").ListOf().Select(string.Concat).Two().ToArbitrary(), pair =>
        {
            var (left, right) = pair;
            var expected = Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));
            return Math.Sign(PathOrder.Instance.Compare(left, right)) == Math.Sign(expected);
        });

        Check.One(Generators.Many, property);
    }
}
