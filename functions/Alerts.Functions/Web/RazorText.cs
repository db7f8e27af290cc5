using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Alerts.Functions.Web;

/// <summary>Renders a Razor component outside of a request.</summary>
public sealed partial class RazorText(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    private const int LineLength = 76;

    public async Task<string> HtmlAsync<TComponent>(IDictionary<string, object?> parameters) where TComponent : IComponent
    {
        await using var scope = scopes.CreateAsyncScope(); // The renderer takes scoped services.
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters));
            return root.ToHtmlString().Trim();
        });
    }

    /// <summary>Plain text from a component that writes no elements, wrapped for a mail.</summary>
    public async Task<string> TextAsync<TComponent>(IDictionary<string, object?> parameters) where TComponent : IComponent
    {
        var html = await HtmlAsync<TComponent>(parameters);
        var text = WebUtility.HtmlDecode(html).ReplaceLineEndings("\n");
        var wrapped = string.Join('\n', text.Split('\n').Select(Wrap));
        return BlankLines().Replace(wrapped, "\n\n").Trim() + "\n";
    }

    /// <summary>Continues a line under its own indentation; a word is never cut, so that addresses stay whole.</summary>
    private static string Wrap(string line)
    {
        line = line.TrimEnd();
        if (line.Length <= LineLength)
            return line;
        var indentation = line[..^line.TrimStart().Length];
        var wrapped = new StringBuilder(line.Length + 16);
        var length = 0;
        foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (length > 0 && length + 1 + word.Length > LineLength)
            {
                wrapped.Append('\n');
                length = 0;
            }
            var gap = length == 0 ? indentation : " ";
            wrapped.Append(gap).Append(word);
            length += gap.Length + word.Length;
        }
        return wrapped.ToString();
    }

    [GeneratedRegex("\n{3,}")]
    private static partial Regex BlankLines();
}

public static class RazorTextServices
{
    public static IServiceCollection AddRazorText(this IServiceCollection services)
    {
        // Letters of all scripts stay as they are: a page or mail in Spanish is shorter so, and its source can be read.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.TryAddSingleton<RazorText>();
        return services;
    }
}
