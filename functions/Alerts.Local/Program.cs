using Alerts.Local;

var parsed = CommandLine.Create(LocalRun.RunAsync).Parse(args);
// Work in flight ends before the process does.
var exitCode = await parsed.InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
return parsed.Errors.Count > 0 ? ExitCode.BadInput : exitCode;
