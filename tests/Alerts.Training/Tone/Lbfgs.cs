namespace Alerts.Training.Tone;

/// <summary>Minimises a smooth convex function (Nocedal and Wright, Numerical Optimization, algorithm 7.5), the same way each time.</summary>
internal static class Lbfgs
{
    private const int Memory = 8;

    /// <param name="loss">Given the weights, writes the gradient and returns the value.</param>
    public static double[] Minimise(int size, Func<double[], double[], double> loss, int rounds)
    {
        var weights = new double[size];
        var gradient = new double[size];
        var value = loss(weights, gradient);
        var steps = new List<(double[] Step, double[] Change, double Inverse)>();
        var (next, nextGradient) = (new double[size], new double[size]);
        for (var round = 0; round < rounds; round++)
        {
            var direction = DirectionOf(gradient, steps);
            var slope = Dot(direction, gradient);
            if (slope > -1e-10)
                break;
            var length = steps.Count == 0 ? 1 / Math.Sqrt(Dot(gradient, gradient)) : 1.0;
            double nextValue;
            while (true)
            {
                for (var i = 0; i < size; i++)
                    next[i] = weights[i] + (length * direction[i]);
                nextValue = loss(next, nextGradient);
                if (nextValue <= value + (1e-4 * length * slope) || length < 1e-12)
                    break;
                length /= 2;
            }

            var (step, change) = (new double[size], new double[size]);
            for (var i = 0; i < size; i++)
                (step[i], change[i]) = (next[i] - weights[i], nextGradient[i] - gradient[i]);
            var curvature = Dot(step, change);
            if (curvature > 1e-12)
            {
                steps.Add((step, change, 1 / curvature));
                if (steps.Count > Memory)
                    steps.RemoveAt(0);
            }

            var gain = value - nextValue;
            (weights, next) = (next, weights);
            (gradient, nextGradient) = (nextGradient, gradient);
            value = nextValue;
            if (gain < 1e-6 * Math.Abs(value))
                break;
        }

        return weights;
    }

    private static double[] DirectionOf(double[] gradient, List<(double[] Step, double[] Change, double Inverse)> steps)
    {
        var direction = Array.ConvertAll(gradient, slope => -slope);
        var shares = new double[steps.Count];
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            shares[i] = steps[i].Inverse * Dot(steps[i].Step, direction);
            AddTo(direction, steps[i].Change, -shares[i]);
        }

        if (steps.Count > 0)
        {
            var scale = 1 / (steps[^1].Inverse * Dot(steps[^1].Change, steps[^1].Change));
            for (var i = 0; i < direction.Length; i++)
                direction[i] *= scale;
        }

        for (var i = 0; i < steps.Count; i++)
            AddTo(direction, steps[i].Step, shares[i] - (steps[i].Inverse * Dot(steps[i].Change, direction)));
        return direction;
    }

    private static void AddTo(double[] sum, double[] vector, double factor)
    {
        for (var i = 0; i < sum.Length; i++)
            sum[i] += factor * vector[i];
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
