using System.Globalization;

namespace Alerts.Benchmarks.Parsing;

/// <param name="Clock">MB/s.</param>
/// <param name="Processor">MB a second of processor time of the whole process: hardly moved by what else the machine does.</param>
internal sealed record ParsingSpeed(double Clock, double Processor)
{
    public static ParsingSpeed Parse(string text) =>
        text.Split(' ') is [var clock, var processor]
            ? new(double.Parse(clock, CultureInfo.InvariantCulture), double.Parse(processor, CultureInfo.InvariantCulture))
            : throw new FormatException($"\"{text}\" is not two speeds.");

    public ParsingSpeed Best(ParsingSpeed? other) =>
        other is null ? this : new(Math.Max(Clock, other.Clock), Math.Max(Processor, other.Processor));
}
