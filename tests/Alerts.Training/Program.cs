using System.CommandLine;

var command = new RootCommand("Trains what the embedded analyser ships.");
return await command.Parse(args).InvokeAsync();
