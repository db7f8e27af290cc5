using System.Globalization;
using Alerts.Benchmarks;
using Alerts.Benchmarks.Loop;

string? report = args switch
{
    ["bars"] => await LocalRunBars.MeasureAsync(rounds: 5),
    ["loop"] => await WholeLoop.MeasureAsync(rounds: 3),
    ["loop", var rounds] => await WholeLoop.MeasureAsync(int.Parse(rounds, CultureInfo.InvariantCulture)),
    _ => null,
};
if (report is null)
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/Alerts.Benchmarks -- bars | loop [ROUNDS]");
    return 2;
}

Console.WriteLine(report);
return 0;
