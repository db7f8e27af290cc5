using Alerts.Core;

namespace Alerts.Evaluation.Predicting;

/// <summary>One kind of question that the product is asked.</summary>
internal interface IPredictionTask
{
    /// <summary>Reads the questions and answers them, in their order, as objects that become lines of JSON.</summary>
    /// <exception cref="InputException">A line is no question of that kind; the message names file and line.</exception>
    /// <exception cref="NoAnswerException">The analyser leaves a document out.</exception>
    IAsyncEnumerable<object> AnswerAsync(FileInfo input, CancellationToken cancellationToken);
}

/// <summary>The analyser could not read a document now.</summary>
internal sealed class NoAnswerException(string message) : Exception(message);
