namespace CuratedNews.Web.Tests;

/// <summary>A folder of files in the shapes that real exports have, oddities included: two news items, an older community item, two captures.</summary>
internal static class RealShapes
{
    public const string First = "/news/marlow-how-a-clinic-cut-its-evening-notes-listening-to-patients-and-families";
    public const string Second = "/news/marlow-the-front-desk-needs-a-break-too";
    public const string Older = "/communities/chronic-care-management/curated-content/lowtide-five-ways-to-keep-patients-in-the-conversation";

    public static TemporaryContent Write() => new TemporaryContent()
        .Write("000_a.txt", FirstItem)
        .Write("001_b.txt", SecondItem)
        .Write("002_c.txt", "top of page\n\nWhy Our Portal Answers Before Breakfast\n\nMorning Portal\nPhoto from Stock Shelf\n\nAs more practices open their calendars, the early hours fill first with worried parents.\n\n“We never promised an answer at dawn,” says its founder.\n")
        .Write("003_d.txt", "Dealing With Paper Fatigue? Quillwork Can Help.\r\n\r\nThe statements in this leaflet are solely those of the vendor and of nobody else.\r\n\r\n  1. Understaffed desks A list that was pasted from a leaflet without its markup.\r\n  • Case review\r\n")
        .Write("004_e.txt", OlderItem);

    private const string FirstItem = """
        ---
        aliases: >-
          /news/how-a-clinic-cut-its-evening-notes-listening-to-patients-and-families
        archetype: curated-content
        author:
          - Ines Holloway
        basePath: /news/
        breadcrumbLinks:
          - /
          - /news/
          - ''
        breadcrumbs:
          - Home
          - News
          - >-
            How a Clinic Cut Its Evening Notes: Listening to Patients
            and Families
        categories:
          - 'Healthcare IT News: Clinician Burden'
          - 'Symplur: Patient Care'
        categorySlug:
          - 'healthcare it news: clinician burden'
          - 'symplur: patient care'
        categoryUrl:
          - topic/healthcare-it-news-clinician-burden
          - topic/symplur-patient-care
        categoryLabel:
          - Clinician Burden
          - Patient Care
        contentCategories: example-news-curated-content
        institution: null
        offering: null
        layOut: single
        date: '2022-05-12'
        description: >-
          The clinic had bought three tools in two years, and each of them made the
          evening longer for somebody.

          It began to change with a chair besi
        favIconImage: null
        featuredImage:
          alt: >-
            How a Clinic Cut Its Evening Notes: Listening to Patients
            and Families
          format: JPEG
          href: 0a1b2c3d-0000-506f-bb3c-000000000001-featuredImage.jpeg
          size:
            - 800
            - 800
          valid: true
          workPackage: 12001
          wpAttachment:
            fileName: Curated_Featured_Image.jpeg
            link: /api/v3/attachments/24001/content
        featuredPdf: null
        htmlMetaData:
          author: null
          msvalidate.01: B1NGC0DE0000
          ogdescription: >-
            Notes were not the only thing that kept the lights on. Many of the
            staff name the second...
          ogimage: null
          yandex-verification: 0ya0ndex0code0
          robots: null
          google-site-verification: g00gle-c0de-that-stays-inside
          keywords: null
        id: 12001
        identifier: News
        lastMod: '2022-05-12T14:20:52.651395Z'
        link:
          brand: marlowreview.example
          href: 'https://marlowreview.example/2022/05/12/evening-notes/'
          original: 'https://marlowreview.example/2022/05/12/evening-notes/'
        href: 'https://marlowreview.example/2022/05/12/evening-notes/'
        original: 'https://marlowreview.example/2022/05/12/evening-notes/'
        mastHead: NEWS
        mdName: 0a1b2c3d-0000-506f-bb3c-000000000001.md
        openGraphMetaData:
          ogdescription: >-
            Notes were not the only thing that kept the lights on. Many of the
            staff name the second...
          ogtitle: null
          ogimageheight: null
        openProjectCustomFields:
          cleanUrl: 'https://marlowreview.example/2022/05/12/evening-notes/'
          medigyTopics:
            - 'Healthcare IT News: Clinician Burden'
            - 'Symplur: Patient Care'
          sourceUrl: 'https://marlowreview.example/2022/05/12/evening-notes/'
        openProjectWorkPackageType: Curated Content
        searchCategory: News
        slug: >-
          marlow-how-a-clinic-cut-its-evening-notes-listening-to-patients-and-families
        source: open-project-curations
        status: ''
        sub: brief
        tags:
          - News
        title: >-
          How a Clinic Cut Its Evening Notes: Listening to Patients
          and Families
        via: ' '
        insights_description: null
        insights_name: null
        viaLink: null
        relatedOfferings:
          - label: Lantern Records
            permalink: /offering/lantern-records
            categories:
              - 'Healthcare IT News: Electronic Medical Records (EMR)'
              - 'Symplur: Virtual Care'
              - 'Symplur: Patient Care'
            offeringId: 18001
          - label: Driftwood - Telehealth
            permalink: /offering/driftwood---telehealth
            categories:
              - 'KLAS: Telehealth'
              - 'Symplur: Patient Care'
            offeringId: 18002
          - label: "Tern2heal\_-  Alarin"
            permalink: /offering/tern2heal---alarin
            categories:
              - 'Healthcare IT News: Value-Based Care'
              - 'Symplur: Patient Care'
            offeringId: 18003
        twitterMetaData:
          twittercard: null
          twitterimage: null
        ---
        <p>The clinic had bought three tools in two years, and each of them made the evening longer for somebody.
        It began to change with a chair beside the reception desk, on which a different colleague sat each day & listened.
        By spring the last note of the day was written at ten past six.</p>

        """;

    private const string SecondItem = """
        ---
        aliases: /news/the-front-desk-needs-a-break-too
        archetype: curated-content
        author:
          - Ines Holloway
        basePath: /news/
        breadcrumbLinks:
          - /
          - /news/
          - ''
        breadcrumbs:
          - Home
          - News
          - The Front Desk Needs a Break, Too
        categories:
          - 'Symplur: #Physicianburnout'
        categorySlug:
          - 'symplur: #physicianburnout'
        categoryUrl:
          - topic/symplur-physicianburnout
        categoryLabel:
          - '#Physicianburnout'
        date: '2022-02-19'
        description: >-
          Eighty-eight of a hundred receptionists answered, and most of them answered
          while they were on the telephone.
        featuredImage:
          alt: The Front Desk Needs a Break, Too
          format: JPEG
          href: 0a1b2c3d-0000-506f-bb3c-000000000002-featuredImage.jpeg
          size:
            - 2560
            - 1707
          valid: true
          wpAttachment:
            fileName: Curated_Featured_Image.jpg
            link: /api/v3/attachments/24002/content
        id: 12002
        identifier: News
        lastMod: '2022-02-19T21:43:21.244875Z'
        link:
          brand: marlowreview.example
          href: >-
            https://marlowreview.example/2022/02/18/the-front-desk/
          original: >-
            https://marlowreview.example/2022/02/18/the-front-desk/
        mastHead: NEWS
        openProjectCustomFields:
          medigyTopics:
            - 'Symplur: #Physicianburnout'
        searchCategory: News
        slug: marlow-the-front-desk-needs-a-break-too
        status: ''
        tags:
          - News
        title: The Front Desk Needs a Break, Too
        via: ' '
        viaLink: null
        relatedOfferings:
          - label: Desk Tides
            permalink: /offering/desk-tides
            categories:
              - 'KLAS: Clinical Optimization'
              - 'Symplur: #Physicianburnout'
            offeringId: 18004
        ---
        <p>Eighty-eight of a hundred receptionists answered, and most of them answered while they were on the telephone.
        What they ask for first is a door.</p>
        """;

    private const string OlderItem = """
        ---
        aliases: /news/five-ways-to-keep-patients-in-the-conversation
        archetype: curate-content
        author:
        - Tomas Underhill
        basePath: /communities/chronic-care-management/curated-content/
        breadcrumbLinks:
        - /
        - /communities/
        - /communities/chronic-care-management/
        - /communities/chronic-care-management/curated-content
        - '#'
        breadcrumbs:
        - Home
        - Communities
        - Chronic Care Management (CCM)
        - Curated Content
        - Five Ways to Keep Patients in the Conversation
        categories: []
        communityTopics:
        - 'Medigy: Fundamental Technologies'
        - 'Symplur: Patient Engagement'
        - 'Symplur: Digital Technology'
        contentCategories: example-chronic-care-management-curated-content
        date: '2020-10-06T11:28:24.241396Z'
        description: Between two visits lie ninety days, and nobody writes down what happens on
          most of them. A practice in the fens tried five small thi
        featuredImage:
          alt: Five Ways to Keep Patients in the Conversation
          format: JPEG
          href: 0a1b2c3d-0000-506f-bb3c-000000000003-featuredImage.jpeg
          size:
          - 530
          - 306
          valid: true
          workPackage: 3001
          wpAttachment:
            fileName: Curated_Featured_Image.jpg
            link: /api/v3/attachments/9001/content
        id: 3001
        identifier: Chronic Care Management (CCM)
        lastMod: '2020-10-23T09:10:39.031000Z'
        link:
          brand: lowtide.example
          href: https://www.lowtide.example/blog/five-ways/
          original: https://www.lowtide.example/blog/five-ways/
        mastHead: Chronic Care Management (CCM) CoP
        openProjectCustomFields:
          cleanUrl: https://www.lowtide.example/blog/five-ways/
          medigyTopics: '["Medigy: Fundamental Technologies","Symplur: Patient Engagement","Symplur:
            Digital Technology"]'
          sourceUrl: https://www.lowtide.example/blog/five-ways/
        owlType: Example Communities
        searchCategory: News
        slug: lowtide-five-ways-to-keep-patients-in-the-conversation
        source: open-project-curations
        status: ''
        sub: brief
        tags:
        - news
        title: Five Ways to Keep Patients in the Conversation
        type: communities/example-chronic-care-management
        ---

        <p>Between two visits lie ninety days, and nobody writes down what happens on most of them.</p><p>A practice in the fens tried five small things, and kept three of them.</p>
        """;
}
