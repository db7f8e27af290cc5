using System.CommandLine;
using Alerts.Training.Recognition;

var command = new RootCommand("Trains what the embedded analyser ships.")
{
    TrainRecognizerCommand.Create(),
    CheckSentencesCommand.Create(),
};
return await command.Parse(args).InvokeAsync();
