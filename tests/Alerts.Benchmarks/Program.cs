using Alerts.Benchmarks;

if (args is not ["bars", ..])
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/Alerts.Benchmarks -- bars");
    return 2;
}

Console.WriteLine(await LocalRunBars.MeasureAsync(rounds: 5));
return 0;
