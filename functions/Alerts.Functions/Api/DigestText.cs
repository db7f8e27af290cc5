using System.Text;
using Alerts.Core.Digests;
using Alerts.Functions.Digests;
using Alerts.Functions.Web.Layout;

namespace Alerts.Functions.Api;

/// <summary>A digest for a terminal.</summary>
internal static class DigestText
{
    public static string Of(DigestAnswer.Found answer)
    {
        var text = new StringBuilder()
            .Append(Line(answer.Content.Title)).Append('\n')
            .Append(DigestWords.CountOf(answer)).Append(", ")
            .Append(DigestWords.TimeOf(answer.Since)).Append(" to ").Append(DigestWords.TimeOf(answer.Until)).Append('\n');

        foreach (var group in answer.Content.Groups)
        {
            text.Append('\n').Append("== ").Append(Line(group.EntityName)).Append(" ==\n");
            if (group.Items.Count == 0)
                text.Append("\nNothing in this window.\n");
            foreach (var item in group.Items)
                Append(text, item);
        }

        if (ToneLabel.InPlaceNote(answer.Content) is { Length: > 0 } note)
            text.Append('\n').Append(note).Append('\n');
        if (answer.More)
            text.Append("\nThere is more in this window: raise limit or narrow since and until.\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, DigestItem item)
    {
        var alert = item.Alert;
        text.Append('\n').Append(Line(alert.Title)).Append('\n')
            .Append("  ").Append(Line(alert.Source)).Append(", ")
            .Append(DigestWords.TimeOf(alert.Published ?? alert.FirstSeen)).Append(DigestWords.Backfilled(alert)).Append('\n')
            .Append("  ").Append(Line(ToneLabel.Of(alert).Text)).Append('\n')
            .Append("  “").Append(Line(alert.Evidence.Text)).Append("”\n");
        if (ToneLabel.VoicesOf(alert) is { Length: > 0 } voices)
            text.Append("  Voices: ").Append(Line(voices)).Append('\n');
        text
            .Append("  Why: ").Append(Line(DigestWords.Why(alert))).Append('\n');
        if (HttpLink.Of(alert.Link) is { } link)
            text.Append("  ").Append(link).Append('\n');
        if (item.Copies.Count > 0)
            text.Append("  ").Append(DigestWords.AlsoIn(item.Copies.Count)).Append(":\n");
        foreach (var copy in item.Copies)
            text.Append("    ").Append($"{Line(copy.Source)} {HttpLink.Of(copy.Link)}".TrimEnd()).Append('\n');
    }

    // A publisher's words must not move the cursor or colour the terminal.
    private static string Line(string text) =>
        string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
}
