using System.Globalization;

namespace CuratedNews.Benchmarks.Corpora;

/// <summary>Sentences, headlines and names about care and its machines, all made of the words below.</summary>
internal static class Prose
{
    private static readonly string[] Qualities = Words(
        "quiet shared early paper-free local patient careful seasonal borrowed plain night-time portable rural crowded slow seamless brittle "
        + "well-tested unhurried second-hand overdue reversible multilingual battery-powered affordable weekly half-finished uneven steady offline "
        + "bedside tiny open trusted noisy forgotten legible shared-care cross-town low-bandwidth walk-in follow-up long-term ordinary");

    private static readonly string[] Things = Words(
        "waiting-list handover logbook thermometer switchboard ward clinic ambulance pharmacy scanner stretcher inbox kiosk formulary rota "
        + "referral discharge-letter voicemail badge printer monitor pump sensor transcript reminder portal record registry consent-form interpreter "
        + "laboratory courier fridge vaccine dressing wheelchair hearing-aid tablet generator antenna firmware password audit budget tender pilot "
        + "protocol checklist alarm rehearsal glossary timetable questionnaire refund invoice triage-line newsletter archive");

    private static readonly string[] People = Words(
        "nurses midwives porters pharmacists registrars receptionists carers families patients engineers auditors interpreters trustees volunteers "
        + "paramedics dietitians radiographers students clerks coders schedulers planners");

    private static readonly string[] Deeds = Words(
        "shorten repair question translate simplify rehearse measure replace postpone share print reopen calibrate rename fund retire label count "
        + "untangle publish compare borrow insulate reorder mend explain");

    private static readonly string[] Results = Words(
        "shortens repairs questions translates simplifies rehearses measures replaces postpones shares reopens calibrates renames funds retires labels counts untangles publishes compares explains");

    private static readonly string[] Moments =
    [
        "since the spring", "before the winter rota", "after two dry runs", "over nine weeks", "between two audits", "on the first Monday", "while the old server still ran",
        "within a single shift", "by the end of the trial", "during the heatwave",
    ];

    private static readonly string[] Openings =
    [
        "On one ward,", "By the team's own count,", "In the smaller towns,", "To everyone's surprise,", "As so often,", "For once,", "Seen from the reception desk,", "According to the minutes,",
        "In a letter to the board,", "At the second site,",
    ];

    private static readonly string[] Beginnings = Words("ar bel cor dun el fir gal hol ister jun kel lor mar nor ost pel quar ros sel tor ul ver wil yar zel");
    private static readonly string[] Middles = Words("a an den e el i in mo na o ra ri sa ti un va");
    private static readonly string[] Ends = Words("care chart clinic data desk line med mind path point scope signs tech ward well works");
    private static readonly string[] FirstNames = Words("Ada Bruno Celia Dario Edda Farah Gil Hedda Ilse Joao Kaja Lena Milo Nele Oskar Petra Rafi Sunniva Tomas Ute Vera Yusuf");
    private static readonly string[] LastNames = Words("Albrecht Bakker Costa Dahl Engel Fontaine Gruber Holm Ivers Jonsson Kaya Lund Marek Nagy Olsen Pires Quist Rossi Sand Thorne Ulbrich Vogel");

    public static string Thing(Dice dice) => dice.Pick(Things);

    public static string Quality(Dice dice) => dice.Pick(Qualities);

    public static string Name(Dice dice) => dice.Pick(FirstNames) + " " + dice.Pick(LastNames);

    /// <summary>An invented company's name, in lower case.</summary>
    public static string Brand(Dice dice) => dice.Pick(Beginnings) + dice.Pick(Middles) + (dice.Chance(0.3) ? dice.Pick(Middles) : "") + dice.Pick(Ends);

    /// <summary>A topic's or a product's words, each with a capital.</summary>
    public static string Label(Dice dice) => dice.Below(4) switch
    {
        0 => $"{Title(dice.Pick(Things))} & {Title(dice.Pick(Things))}",
        1 => $"{Title(dice.Pick(Qualities))} {Title(dice.Pick(Things))}s ({Title(dice.Pick(Qualities))[0]}{Title(dice.Pick(Things))[0]}S)",
        _ => $"{Title(dice.Pick(Qualities))} {Title(dice.Pick(Things))}s",
    };

    public static string Headline(Dice dice) => dice.Below(6) switch
    {
        0 => $"How {Title(dice.Pick(People))} {Title(dice.Pick(Deeds))} a {Title(dice.Pick(Qualities))} {Title(dice.Pick(Things))} and Keep the {Title(dice.Pick(Things))}",
        1 => $"What the {Title(dice.Pick(Qualities))} {Title(dice.Pick(Things))} Taught {dice.Below(90) + 3} {Title(dice.Pick(People))}",
        2 => $"A {Title(dice.Pick(Things))}, a {Title(dice.Pick(Things))} and {dice.Below(40) + 2} {Title(dice.Pick(Qualities))} Weeks",
        3 => $"{Title(dice.Pick(People))} Ask: Who Will {Title(dice.Pick(Deeds))} the {Title(dice.Pick(Qualities))} {Title(dice.Pick(Things))}?",
        4 => $"{Title(Brand(dice))} {Title(dice.Pick(Results))} Its {Title(dice.Pick(Things))} for {dice.Below(60) + 2} {Title(dice.Pick(Qualities))} Sites",
        _ => $"The {Title(dice.Pick(Qualities))} Case for a {Title(dice.Pick(Qualities))} {Title(dice.Pick(Things))}, {Title(dice.Pick(Moments))}",
    };

    /// <summary>Paragraphs of sentences, about so many characters in all.</summary>
    public static List<List<string>> Paragraphs(Dice dice, int length)
    {
        var paragraphs = new List<List<string>>();
        for (var written = 0; written < length;)
        {
            var paragraph = new List<string>();
            for (var left = 1 + dice.Below(4); left > 0; left--)
            {
                paragraph.Add(Sentence(dice));
                written += paragraph[^1].Length + 1;
            }

            paragraphs.Add(paragraph);
        }

        return paragraphs;
    }

    public static string Title(string words) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(words);

    private static string Sentence(Dice dice)
    {
        string Thing() => dice.Pick(Things);
        string Quality() => dice.Pick(Qualities);
        string Who() => dice.Pick(People);
        var text = dice.Below(8) switch
        {
            0 => $"{dice.Pick(Openings)} {Who()} {dice.Pick(Deeds)} the {Thing()} before anyone asks for a {Quality()} {Thing()}",
            1 => $"A {Quality()} {Thing()} {dice.Pick(Results)} the {Thing()} and leaves the {Thing()} to {Who()}",
            2 => $"About {dice.Below(94) + 4}% of {Who()} would rather {dice.Pick(Deeds)} a {Thing()} than wait for a {Quality()} one {dice.Pick(Moments)}",
            3 => $"When {Who()} {dice.Pick(Deeds)} one {Thing()}, {Who()} find three more to {dice.Pick(Deeds)}",
            4 => $"“Nobody set out to {dice.Pick(Deeds)} the {Thing()},” says {Name(dice)}, “but the {Quality()} {Thing()} left us little choice”",
            5 => $"{Who()} and {Who()} agreed – {dice.Pick(Moments)} – that the {Thing()} needs a {Quality()} {Thing()}",
            6 => $"It isn’t the {Thing()} that {Who()} miss, it is the {Quality()} {Thing()} that came with it (i.e. the {Thing()})",
            _ => $"{dice.Pick(Openings)} the {Quality()} {Thing()} cost less than the {Thing()} that it replaced {dice.Pick(Moments)}",
        };
        return char.ToUpperInvariant(text[0]) + text[1..] + ".";
    }

    private static string[] Words(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
