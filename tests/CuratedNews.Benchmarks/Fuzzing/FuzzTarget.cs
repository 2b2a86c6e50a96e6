using CuratedNews.Benchmarks.Corpora;

namespace CuratedNews.Benchmarks.Fuzzing;

/// <summary>A reader of what strangers write, with what must hold whatever they wrote.</summary>
/// <param name="Make">One random input, the same for the same dice.</param>
/// <param name="FaultAsync">What is wrong with how the input was taken; null where nothing is. What it throws is wrong too.</param>
internal sealed record FuzzTarget(string Name, Func<Dice, string> Make, Func<string, Task<string?>> FaultAsync);
