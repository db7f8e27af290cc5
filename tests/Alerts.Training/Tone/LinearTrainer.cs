using Alerts.Core.Analysis.Tones;

namespace Alerts.Training.Tone;

/// <summary>Fits linear models with a penalty on large weights.</summary>
internal static class LinearTrainer
{
    private const int Rounds = 120;

    /// <summary>Multinomial logistic regression; answers are class numbers.</summary>
    public static LinearModel Classes(Examples examples, int classes, double penalty, int fewest, int most)
    {
        var rows = examples.ToRows(fewest);
        var scores = new double[classes];
        var weights = Lbfgs.Minimise(rows.Keys.Length * classes, Loss, Rounds);
        return Packed(rows.Keys, weights, classes, most);

        double Loss(double[] weights, double[] gradient)
        {
            var loss = Penalise(weights, gradient, penalty);
            for (var row = 0; row < rows.Count; row++)
            {
                Array.Clear(scores);
                for (var i = rows.Starts[row]; i < rows.Starts[row + 1]; i++)
                {
                    var (at, value) = (rows.Columns[i] * classes, rows.Values[i]);
                    for (var k = 0; k < classes; k++)
                        scores[k] += weights[at + k] * value;
                }

                var answer = (int)rows.Answers[row];
                var given = scores[answer];
                var top = scores.Max();
                var sum = 0.0;
                for (var k = 0; k < classes; k++)
                    sum += scores[k] = Math.Exp(scores[k] - top);
                loss += rows.Weights[row] * (Math.Log(sum) + top - given);
                for (var k = 0; k < classes; k++)
                    scores[k] = rows.Weights[row] * ((scores[k] / sum) - (k == answer ? 1 : 0));
                for (var i = rows.Starts[row]; i < rows.Starts[row + 1]; i++)
                {
                    var (at, value) = (rows.Columns[i] * classes, rows.Values[i]);
                    for (var k = 0; k < classes; k++)
                        gradient[at + k] += scores[k] * value;
                }
            }

            return loss;
        }
    }

    /// <summary>Least squares; answers are values.</summary>
    public static LinearModel Values(Examples examples, double penalty, int fewest, int most)
    {
        var rows = examples.ToRows(fewest);
        return Packed(rows.Keys, Lbfgs.Minimise(rows.Keys.Length, Loss, Rounds), 1, most);

        double Loss(double[] weights, double[] gradient)
        {
            var loss = Penalise(weights, gradient, penalty);
            for (var row = 0; row < rows.Count; row++)
            {
                var score = -rows.Answers[row];
                for (var i = rows.Starts[row]; i < rows.Starts[row + 1]; i++)
                    score += weights[rows.Columns[i]] * rows.Values[i];
                loss += rows.Weights[row] * score * score / 2;
                for (var i = rows.Starts[row]; i < rows.Starts[row + 1]; i++)
                    gradient[rows.Columns[i]] += rows.Weights[row] * score * rows.Values[i];
            }

            return loss;
        }
    }

    private static double Penalise(double[] weights, double[] gradient, double penalty)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * weights[i];
            gradient[i] = penalty * weights[i];
        }

        return sum * penalty / 2;
    }

    /// <summary>The features with the largest weights, as many as may be, in 8 bits.</summary>
    private static LinearModel Packed(uint[] keys, double[] weights, int outcomes, int most)
    {
        var kept = Enumerable.Range(0, keys.Length)
            .OrderByDescending(Largest).ThenBy(feature => keys[feature])
            .Take(most)
            .Order()
            .ToArray();
        var scale = Math.Max(1e-9, weights.Select(Math.Abs).DefaultIfEmpty(0).Max() / (127.0 * 127));
        var packed = new List<uint>(kept.Length);
        var bytes = new List<sbyte>(kept.Length * outcomes);
        Span<sbyte> row = stackalloc sbyte[outcomes];
        foreach (var feature in kept)
        {
            for (var k = 0; k < outcomes; k++)
            {
                var weight = weights[(feature * outcomes) + k];
                row[k] = (sbyte)(Math.Sign(weight) * (int)Math.Round(Math.Sqrt(Math.Abs(weight) / scale)));
            }

            if (!row.ContainsAnyExcept((sbyte)0))
                continue;
            packed.Add(keys[feature]);
            bytes.AddRange(row);
        }

        return new LinearModel(outcomes, (float)scale, [.. packed], [.. bytes]);

        double Largest(int feature)
        {
            var largest = 0.0;
            for (var k = 0; k < outcomes; k++)
                largest = Math.Max(largest, Math.Abs(weights[(feature * outcomes) + k]));
            return largest;
        }
    }
}
