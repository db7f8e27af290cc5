using Alerts.Core.Digests;

namespace Alerts.Functions.Tests.Email;

internal static class TestMails
{
    public static EmailMessage Digest(string subject = "CECOT: 2 new articles") => new()
    {
        To = "reader@example.org",
        Subject = subject,
        Html = "<p>Abrego García’s lawyers</p>",
        Text = "Abrego García’s lawyers\n.a line that begins with a dot\n",
        MessageId = "0123456789abcdef@example.org",
        DigestId = "0123456789abcdef",
        Headers =
        [
            new("Auto-Submitted", "auto-generated"),
            new("List-Id", "<digests.alerts.example.org>"),
            new("List-Unsubscribe", $"<https://alerts.example.org/unsubscribe?token={new string('x', 300)}>, <mailto:leave@example.org?subject=unsubscribe%200123>"),
            new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ],
    };

    /// <summary>What a feed may put into a title to smuggle in a header, an element or another reading direction.</summary>
    public static IEnumerable<string> HostileTitles()
    {
        string[] breaks = ["\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029", "\0", "\v", "\f", "\r\n\t"];
        string[] payloads =
        [
            "Subject: second", "Bcc: victim@example.org", "\r\n<script>alert(1)</script>", "Content-Type: text/html",
            "To: victim@example.org", " X-Injected: 1", "=?utf-8?B?DQpCY2M6IHZpY3RpbUBleGFtcGxlLm9yZw==?=", "List-Unsubscribe: <https://evil.example>",
        ];
        foreach (var lineBreak in breaks)
            foreach (var payload in payloads)
                yield return $"CECOT{lineBreak}{payload}";
        yield return new string('x', 5_000);
        yield return string.Concat(Enumerable.Repeat("Ω", 5_000));
        yield return string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 500));
        yield return "\u202Egnp.exe";
        yield return "\u2066isolate\u2067 never closed";
        yield return "lone \uD800 surrogate \uDC00";
        yield return "\"quoted\" <angle@example.org>, (comment) ; \\";
        yield return "<img src=x onerror=alert(1)>";
        yield return "\" onmouseover=\"alert(1)";
        yield return "' style='position:fixed";
        yield return "<!-- --><![endif]--><b>";
        yield return "&lt;script&gt; &amp; &#60;";
        yield return "</title></head><body><iframe>";
        yield return "</style><script>1</script>";
        yield return "@Model {{ }} ${x} %0d%0aBcc:";
        yield return "العربية \u200F و English";
        yield return "";
        yield return "   ";
        yield return "e\u0301 combining \u0300\u0301\u0302";
        yield return "\uFEFF\u200B zero width";
    }
}
