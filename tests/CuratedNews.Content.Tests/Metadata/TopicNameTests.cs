using CuratedNews.Content.Metadata;
using Xunit;

namespace CuratedNews.Content.Tests.Metadata;

public sealed class TopicNameTests
{
    [Theory]
    [InlineData("Symplur: Patient Care", "Symplur", "Patient Care")]
    [InlineData("Symplur: #Physicianburnout", "Symplur", "#Physicianburnout")]
    [InlineData("Medical Subject Headings (MeSH): Data Systems", "Medical Subject Headings (MeSH)", "Data Systems")]
    [InlineData("KLAS:Telehealth", "KLAS", "Telehealth")]
    [InlineData("KLAS : Telehealth", "KLAS", "Telehealth")]
    [InlineData("ISO:13485: Devices", "ISO:13485", "Devices")]
    [InlineData("Medigy: Ratio 1:2", "Medigy", "Ratio 1:2")]
    [InlineData("Medigy: Care: at home", "Medigy", "Care: at home")]
    [InlineData("Telehealth", "Other topics", "Telehealth")]
    [InlineData(": Telehealth", "Other topics", "Telehealth")]
    [InlineData("Symplur:", "Other topics", "Symplur")]
    [InlineData("Symplur: ", "Other topics", "Symplur")]
    [InlineData(":", "Other topics", "")]
    public void A_name_is_a_vocabulary_and_a_label(string name, string vocabulary, string label) =>
        Assert.Equal((vocabulary, label), TopicName.Split(name));

    [Fact]
    public void The_full_name_is_both_or_the_label_alone()
    {
        Assert.Equal("KLAS: Telehealth", new TopicName("KLAS", "Telehealth", default).FullName);
        Assert.Equal("Telehealth", new TopicName(TopicName.NoVocabulary, "Telehealth", default).FullName);
    }
}
