using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CuratedNews.Benchmarks.Corpora;
using CuratedNews.Benchmarks.Fuzzing;
using CuratedNews.Benchmarks.Measures;

var items = new Option<int>("--items") { Description = "How many items the corpus has.", DefaultValueFactory = _ => 10_000 };
var seed = new Option<int>("--seed") { Description = "Another seed makes another corpus of the same shape.", DefaultValueFactory = _ => 1 };
var rounds = new Option<int>("--rounds") { Description = "How often each measurement is made; the median counts.", DefaultValueFactory = _ => 3 };
var folder = new Option<DirectoryInfo>("--out") { Description = "The folder to write to.", Required = true };
var content = new Option<DirectoryInfo>("--content") { Required = true };
var data = new Option<FileInfo>("--data") { Required = true };

var corpus = new Command("corpus", "Writes a content folder of made-up items.") { items, seed, folder };
corpus.SetAction(result => new Corpus(result.GetValue(items), result.GetValue(seed)).WriteTo(result.GetRequiredValue(folder).FullName));

var import = new Command("import", "Measures imports of everything, of nothing and of one edit.") { items, seed, rounds };
import.SetAction(result => ImportMeasure.RunAsync(result.GetValue(items), result.GetValue(seed), result.GetValue(rounds), Console.Out));

var entries = new Option<int>("--entries") { Description = "How many items the sitemaps of made-up rows have.", DefaultValueFactory = _ => 1_000_000 };
var machines = new Command("machines", "Measures sitemaps and feeds: their time, and the server's memory.") { items, seed, rounds, entries };
machines.SetAction(result => MachinesMeasure.RunAsync(result.GetValue(items), result.GetValue(seed), result.GetValue(rounds), result.GetValue(entries), Console.Out));

var pages = new Command("pages", "Measures the time of pages over HTTP, none of them from a cache.") { items, seed };
pages.SetAction(result => PageMeasure.RunAsync(result.GetValue(items), result.GetValue(seed), Console.Out));

var search = new Command("search", "Measures the time of searches and suggestions over HTTP, none of them from a cache.") { items, seed };
search.SetAction(result => SearchMeasure.RunAsync(result.GetValue(items), result.GetValue(seed), Console.Out));

var edits = new Option<int>("--edits") { Description = "How often the file is edited.", DefaultValueFactory = _ => 50 };
var preview = new Command("preview", "Measures the time from the write of a file to the changed page in a browser.") { items, seed, edits };
preview.SetAction(result => PreviewMeasure.RunAsync(result.GetValue(items), result.GetValue(seed), result.GetValue(edits), Console.Out));

var checkout = new Command("checkout", "Measures how soon the site follows a git checkout that changes three files of ten.") { items, seed, rounds };
checkout.SetAction(result => CheckoutMeasure.RunAsync(result.GetValue(items), result.GetValue(seed), result.GetValue(rounds), Console.Out));

var sizes = new Option<IReadOnlyList<int>>("--items") { Description = "How many items the corpora have, with ',' between them.", DefaultValueFactory = _ => [1_000, 10_000], CustomParser = Sizes };
var program = new Option<FileSystemInfo>("--program") { Description = "A published curatednews, or the folder that it was published to.", Required = true };
program.AcceptExistingOnly();
var peers = new Command("peers", "Compares a published curatednews with Hugo and nginx, and writes a table and a chart.") { sizes, seed, rounds, program, folder };
peers.SetAction((result, stop) => PeersMeasure.RunAsync(result.GetRequiredValue(sizes), result.GetValue(seed), result.GetValue(rounds), result.GetRequiredValue(program).FullName, result.GetRequiredValue(folder).FullName, Console.Out, stop));

var kill = new Option<int>("--kills") { Description = "How many imports are killed.", DefaultValueFactory = _ => 200 };
var dice = new Option<int?>("--seed") { Description = "Decides the moments; without it they are others each time." };
var many = new Option<int>("--items") { Description = "How many items each import writes.", DefaultValueFactory = _ => 5_000 };
var kills = new Command("kills", "Kills imports at random moments while readers read; ends with 1 where anything is lost or a reader sees an error.") { many, kill, dice };
kills.SetAction(async result =>
{
    var wrong = await KillsMeasure.RunAsync(Path.Combine(AppContext.BaseDirectory, "curatednews"), result.GetValue(many), result.GetValue(kill), result.GetValue(dice) ?? Environment.TickCount, Console.Out);
    foreach (var line in wrong)
    {
        Console.WriteLine(line);
    }

    return wrong.Count == 0 ? 0 : 1;
});

var minutes = new Option<double>("--minutes") { Description = "How long; ten for eight hours' worth of edits and reads, fewer for as much less.", DefaultValueFactory = _ => 10 };
var few = new Option<int>("--items") { Description = "How many items the site has.", DefaultValueFactory = _ => 2_000 };
var chart = new Option<FileInfo?>("--chart") { Description = "A file for the figures as an SVG image." };
var soak = new Command("soak", "Edits and reads a site for long; ends with 1 where memory, handles, threads, catalog or log grow beyond a bound.") { few, seed, minutes, chart };
soak.SetAction(result => SoakMeasure.RunAsync(result.GetValue(few), result.GetValue(seed), result.GetValue(minutes), result.GetValue(chart)?.FullName, Console.Out));

var bytes = new Option<int>("--bytes") { Description = "What a page takes in memory, in all the forms that are asked for.", DefaultValueFactory = _ => 10_000 };
var site = new Option<int>("--pages") { Description = "Of the site that the server's own memory is asked for.", DefaultValueFactory = _ => 100_000 };
var readers = new Command("readers", "Says what share of readers' requests a memory for pages answers, by its size: a model, and the server's own memory beside it.") { bytes, site, seed, chart };
readers.SetAction(result => ReadersMeasure.RunAsync(result.GetValue(bytes), result.GetValue(site), result.GetValue(seed), result.GetValue(chart)?.FullName, Console.Out));

var coldImport = new Command(ImportMeasure.ChildVerb, "One import into an empty catalog, for the process that measures it.") { content, data };
coldImport.Hidden = true;
coldImport.SetAction(result => ImportMeasure.RunColdAsync(result.GetRequiredValue(content).FullName, result.GetRequiredValue(data).FullName));

var seconds = new Option<int>("--seconds") { Description = "How long each target is given inputs.", DefaultValueFactory = _ => 30 };
var fresh = new Option<int>("--seed") { Description = "The same seed gives the same inputs; without one, others each time.", DefaultValueFactory = _ => Random.Shared.Next() };
var from = new Option<long>("--from") { Description = "The number of the first input." };
var targets = new Argument<string[]>("TARGET") { Description = $"Which: {string.Join(", ", FuzzRun.Names)}; all where none is named.", Arity = ArgumentArity.ZeroOrMore };
targets.AcceptOnlyFromAmong([.. FuzzRun.Names]);
var fuzz = new Command("fuzz", "Gives random inputs to what reads strangers' texts, and says what went wrong.") { targets, seconds, fresh, from };
fuzz.SetAction(result => FuzzRun.RunAsync(
    result.GetValue(targets) is { Length: > 0 } named ? named : FuzzRun.Names, TimeSpan.FromSeconds(result.GetValue(seconds)), result.GetValue(fresh), result.GetValue(from), Console.Out));

return await new RootCommand("What CuratedNews costs, measured.") { corpus, import, pages, search, machines, preview, checkout, peers, kills, soak, readers, fuzz, coldImport }.Parse(args).InvokeAsync();

static IReadOnlyList<int> Sizes(ArgumentResult result)
{
    var sizes = new List<int>();
    foreach (var text in result.Tokens.SelectMany(token => token.Value.Split(',')))
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0)
        {
            sizes.Add(size);
        }
        else
        {
            result.AddError($"'--items' takes numbers of items with ',' between them, such as 1000,10000; found '{text}'.");
        }
    }

    return sizes;
}
