using System.CommandLine;
using Alerts.Evaluation;
using Alerts.Evaluation.Feeds;
using Alerts.Evaluation.Matching;
using Alerts.Evaluation.Predicting;
using Alerts.Evaluation.Reporting;
using Alerts.Evaluation.Stories;

var command = new RootCommand("Runs parts of Alerts over folders of examples and writes down what they made of them.")
{
    ParseFeedsCommand.Create(),
    MatchCommand.Create(),
    CopiesCommand.Create(),
    PredictCommand.Create(),
    EvaluateCommand.Create(),
};
var parsed = command.Parse(args);
var exitCode = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? ExitCode.BadInput : exitCode;
