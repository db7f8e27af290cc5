using System.Globalization;
using Alerts.Benchmarks;
using Alerts.Benchmarks.Backtests;
using Alerts.Benchmarks.Hostile;
using Alerts.Benchmarks.Loop;
using Alerts.Benchmarks.Matching;
using Alerts.Benchmarks.Parsing;
using Alerts.Benchmarks.Recognition;

string? report = args switch
{
    ["backtest"] => await BacktestSpeed.MeasureAsync(rounds: 5),
    ["backtest", var rounds] => await BacktestSpeed.MeasureAsync(int.Parse(rounds, CultureInfo.InvariantCulture)),
    ["bars"] => await LocalRunBars.MeasureAsync(rounds: 5),
    ["loop"] => await WholeLoop.MeasureAsync(rounds: 3),
    ["loop", var rounds] => await WholeLoop.MeasureAsync(int.Parse(rounds, CultureInfo.InvariantCulture)),
    ["hostile"] => await HostileFeeds.MeasureAsync(rounds: 3),
    ["hostile", var rounds] => await HostileFeeds.MeasureAsync(int.Parse(rounds, CultureInfo.InvariantCulture)),
    ["matching"] => await MatchingComparison.RunAsync(rounds: 5),
    ["matching", var rounds] => await MatchingComparison.RunAsync(int.Parse(rounds, CultureInfo.InvariantCulture)),
    ["parsing"] or ["parsing", "--real", _] => await ParsingComparison.RunAsync(args[1..]),
    ["recognition"] => await RecognitionComparison.RunAsync(rounds: 5),
    ["recognition", var rounds] => await RecognitionComparison.RunAsync(int.Parse(rounds, CultureInfo.InvariantCulture)),
    [FirstRecognition.Weights] => FirstRecognition.ReadWeights(),
    [FirstRecognition.Article] => FirstRecognition.ReadArticle(),
    _ => null,
};
if (report is null)
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/Alerts.Benchmarks -- backtest [ROUNDS] | bars | hostile [ROUNDS] | loop [ROUNDS] | matching [ROUNDS] | parsing [--real DIR] | recognition [ROUNDS]");
    return 2;
}

Console.WriteLine(report);
return 0;
