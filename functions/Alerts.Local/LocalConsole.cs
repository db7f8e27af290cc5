using Spectre.Console;

namespace Alerts.Local;

/// <summary>What people see: colours in a terminal, plain lines elsewhere. With <c>--json</c> everything goes to standard error.</summary>
internal sealed class LocalConsole
{
    private readonly IAnsiConsole? _terminal;
    private readonly TextWriter _plain;
    private readonly TimeProvider _clock;
    private readonly Lock _writing = new();

    public LocalConsole(bool toStandardError, TimeProvider clock)
    {
        _clock = clock;
        _plain = toStandardError ? Console.Error : Console.Out;
        if (!(toStandardError ? Console.IsErrorRedirected : Console.IsOutputRedirected))
            _terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_plain) });
    }

    /// <summary>A step of starting or ending.</summary>
    public void Step(string text) => Write("", "grey", text);

    /// <summary>Something that happened in a stage of the pipeline.</summary>
    public void Happened(Stage stage, string text) => Write(stage.Name, stage.Color, text);

    public void Problem(string text) => Write("problem", "red", text);

    public void Banner(string title, IEnumerable<(string Label, string Value)> lines)
    {
        lock (_writing)
        {
            if (_terminal is null)
            {
                _plain.WriteLine();
                _plain.WriteLine(title);
                foreach (var (label, value) in lines)
                    _plain.WriteLine($"  {label,-14} {value}");
                _plain.WriteLine();
                return;
            }

            var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
            foreach (var (label, value) in lines)
                _ = grid.AddRow(new Text(label, new Style(Color.Grey)), new Text(value));
            _terminal.Write(new Panel(grid).Header($" [bold]{title.EscapeMarkup()}[/] ").RoundedBorder().BorderColor(Color.Grey));
        }
    }

    private void Write(string label, string color, string text)
    {
        var time = _clock.GetLocalNow().ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        lock (_writing)
        {
            if (_terminal is null)
                _plain.WriteLine($"{time} {label,-8} {text}");
            else
                _terminal.MarkupLine($"[grey]{time}[/] [{color}]{label,-8}[/] {text.EscapeMarkup()}");
        }
    }
}

/// <summary>A stage of the pipeline as the live lines show it.</summary>
internal sealed record Stage(string Name, string Color)
{
    public static readonly Stage Feeds = new("feed", "deepskyblue1");
    public static readonly Stage Articles = new("article", "mediumpurple1");
    public static readonly Stage Digests = new("digest", "green3");
    public static readonly Stage Local = new("local", "grey");
}
