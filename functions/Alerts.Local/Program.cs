using Alerts.Local;

var parsed = CommandLine.Create(LocalRun.RunAsync).Parse(args);
var exitCode = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? ExitCode.BadInput : exitCode;
