namespace Alerts.Functions.Email;

/// <summary>
/// Inline styles of the mails, since many mail programs drop style sheets. The sheet in MailLayout only adds what cannot stand inline:
/// dark colours and the phone. Each text colour has a contrast of at least 4.5 : 1 on its ground.
/// </summary>
public static class MailStyles
{
    public const string Sans = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";

    public const string Serif = "font-family:Georgia,'Iowan Old Style','Times New Roman',Times,serif;";

    public const string Small = Sans + "font-size:13px;line-height:20px;";

    public const string Ink = "color:#1c2733;";

    public const string Soft = "color:#55626f;";

    public const string Link = "color:#0b4f8a;";

    public const string Good = "color:#1d6b40;";

    public const string Bad = "color:#a32a20;";

    public const string Mark = "background-color:#fdeea6;color:#1c2733;border-radius:2px;";

    /// <summary>A line between two parts.</summary>
    public const string Rule = "border-top:1px solid #dfe3e8;";
}
