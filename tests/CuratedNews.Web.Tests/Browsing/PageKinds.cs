using Xunit;

namespace CuratedNews.Web.Tests.Browsing;

/// <summary>One page of every kind, of the sample site.</summary>
public sealed class PageKinds : TheoryData<string>
{
    public PageKinds()
        : base(
            "/",
            "/?page=2",
            "/news/",
            "/communities/",
            "/communities/rural-health/",
            "/communities/nursing-informatics/curated-content/ward-notes-handover-in-three-colours",
            "/communities/rural-health/curated-content/kleinstadt-klinik-the-snow-plan-of-a-practice-with-one-doctor",
            "/topic/",
            "/topic/symplur-patient-care",
            "/offering/",
            "/offering/tarnwick-ward-board",
            "/author/naomi-aoi-%E9%9D%92%E4%BA%95",
            "/source/ward-notes.example",
            "/following",
            "/following?topics=klas-telehealth,nothing-of-that-name,symplur-patient-care",
            "/search",
            "/search?q=ward",
            "/nothing-here",
            "/news/longcorridor-six-rules-for-hospital-passwords")
    {
    }
}
