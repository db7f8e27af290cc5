using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace Alerts.Functions.Web.Layout;

/// <summary>The one style sheet, inside every page: one request a page, and the policy names it by its hash.</summary>
public static class StyleSheet
{
    [StringSyntax("css")]
    private const string Source = """
        :root {
          color-scheme: light dark;
          --ink: light-dark(#1d2126, #e4e6e9);
          --quiet: light-dark(#59616b, #a3abb5);
          --ground: light-dark(#fdfcfa, #16181b);
          --line: light-dark(#dcd9d3, #34383e);
          --link: light-dark(#1f5287, #94c1f0);
          --mark: light-dark(#fbeeb5, #4d4314);
          --negative: light-dark(#9c2b1e, #f2998d);
          --positive: light-dark(#1d6b3c, #86d3a2);
        }
        * { box-sizing: border-box; }
        body {
          margin: 0 auto; padding: 0 1.25rem 4rem; max-width: 46rem;
          background: var(--ground); color: var(--ink);
          font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
          overflow-wrap: break-word; text-size-adjust: 100%;
        }
        .skip { position: absolute; left: -100vw; }
        .skip:focus { left: 1rem; top: 1rem; padding: .5rem .75rem; background: var(--ground); z-index: 1; }
        .site { padding: 1.25rem 0; border-bottom: 1px solid var(--line); margin-bottom: 2.5rem; }
        .site a { color: var(--ink); text-decoration: none; font-weight: 650; letter-spacing: .01em; }
        h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
        h1 { font-size: clamp(1.6rem, 1.3rem + 1.6vw, 2.1rem); font-weight: 650; margin: 0 0 .75rem; letter-spacing: -.01em; }
        h2 { font-size: 1.2rem; font-weight: 650; margin: 3rem 0 .75rem; }
        h3 { font-size: 1.0625rem; font-weight: 600; margin: 0 0 .25rem; }
        p { margin: 0 0 1rem; text-wrap: pretty; }
        a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: from-font; }
        a:hover { text-decoration-thickness: 2px; }
        :focus-visible { outline: 2px solid var(--link); outline-offset: 3px; border-radius: 2px; }
        .lead { max-width: 38rem; }
        .facts, .hint, .byline, .why, .kind, .empty { color: var(--quiet); }
        .hint, .byline, .why, .kind { font-size: .9375rem; }
        .entities { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
        .entities li {
          display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem 1rem;
          padding: .6rem 0; border-bottom: 1px solid var(--line);
        }
        .entities .name { font-weight: 500; }
        .entities a { margin-inline-start: auto; font-size: .9375rem; padding: .2rem 0; }
        form { display: flex; flex-wrap: wrap; align-items: end; gap: .9rem; margin-bottom: 1.5rem; }
        form .hint { flex-basis: 100%; margin: 0; }
        label { display: grid; gap: .25rem; font-size: .9375rem; color: var(--quiet); min-width: 0; }
        select, input, button {
          font: inherit; color: var(--ink); background: transparent; min-height: 2.75rem; max-width: 100%;
          padding: .35rem .75rem; border: 1px solid light-dark(#8b8f95, #70767e); border-radius: .375rem;
        }
        select option, select optgroup { background: var(--ground); }
        button { background: var(--ink); border-color: var(--ink); color: var(--ground); font-weight: 550; cursor: pointer; }
        pre {
          margin: 0 0 1.25rem; padding: .9rem 1rem; border: 1px solid var(--line); border-radius: .375rem;
          overflow-x: auto; font-size: .875rem; line-height: 1.5;
        }
        code { font-family: ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace; font-size: .92em; }
        pre code { font-size: inherit; }
        .parameters { display: grid; grid-template-columns: max-content 1fr; gap: .4rem 1.25rem; margin: 0; font-size: .9375rem; }
        .parameters dd { margin: 0; color: var(--quiet); }
        article { padding: 1.25rem 0; border-top: 1px solid var(--line); }
        .byline { margin-bottom: .6rem; display: flex; flex-wrap: wrap; gap: 0 .9rem; }
        .tone { white-space: nowrap; }
        .tone.negative { color: var(--negative); }
        .tone.positive { color: var(--positive); }
        blockquote { margin: 0 0 .6rem; padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); }
        mark { background: var(--mark); color: inherit; padding: 0 .1em; border-radius: 2px; }
        .why { margin: 0; }
        .copies, .copies ul { display: flex; flex-wrap: wrap; gap: 0 1rem; margin: 0; padding: 0; list-style: none; }
        .copies { margin-top: .25rem; font-size: .9375rem; }
        .copies p { margin: 0; color: var(--quiet); }
        @media (max-width: 34rem) {
          form label, form button { flex-basis: 100%; }
          .parameters { grid-template-columns: 1fr; gap: 0; }
          .parameters dd { margin-bottom: .75rem; }
        }
        """;

    // A browser folds line ends before it takes the hash.
    private static readonly string Text = Source.ReplaceLineEndings("\n");

    /// <summary>As the source of a <c>style-src</c> in a Content-Security-Policy.</summary>
    public static string Hash { get; } = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    public static MarkupString Element { get; } = new($"<style>{Text}</style>");
}
