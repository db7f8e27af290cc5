using System.CommandLine;
using Alerts.Training.Recognition;
using Alerts.Training.Tone;

var command = new RootCommand("Trains what the embedded analyser ships.")
{
    TrainRecognizerCommand.Create(),
    CheckSentencesCommand.Create(),
    ToneCommand.Create(),
};
return await command.Parse(args).InvokeAsync();
