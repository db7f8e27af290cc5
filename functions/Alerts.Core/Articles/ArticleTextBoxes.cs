using System.Text.RegularExpressions;

namespace Alerts.Core.Articles;

/// <summary>
/// Finds by their words the boxes that publishers put among the paragraphs of a story. A rule too few leaves a headline in;
/// a rule too many loses a part of the story, so each asks for the whole text of a block.
/// </summary>
internal static partial class ArticleTextBoxes
{
    /// <summary>Longer ones are no label of a box, and no credit under a photo.</summary>
    private const int MaxLabelLength = 90;
    private const int MaxCreditLength = 200;

    public static IReadOnlyList<ArticleTextBlock> Remove(IReadOnlyList<ArticleTextBlock> blocks)
    {
        var story = new List<ArticleTextBlock>(blocks.Count);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (IsLabelOfBox(blocks[i]) || (IsLabel(blocks[i]) && i + 1 < blocks.Count && IsOnlyLinks(blocks[i + 1])))
            {
                while (i + 1 < blocks.Count && BelongsToBox(blocks[i + 1]))
                    i++;
            }
            else if (!StandsAlone(blocks[i]))
            {
                story.Add(blocks[i]);
            }
        }
        return story;
    }

    public static bool HoldsPhotoCredit(string caption) => CreditInside().IsMatch(caption);

    private static bool IsLabelOfBox(ArticleTextBlock block) =>
        (block.Kind == BlockKind.Heading || (block.IsBold && block.Kind != BlockKind.ListItem)) && IsLabel(block);

    private static bool IsLabel(ArticleTextBlock block) => IsLabel(block.Text);

    private static bool IsLabel(string text) => text.Length <= MaxLabelLength && Label().IsMatch(text);

    /// <summary>The list or the links under the label, also links that are headings or have a label of their own.</summary>
    private static bool BelongsToBox(ArticleTextBlock block) => block.Kind == BlockKind.ListItem || IsOnlyLinks(block) || IsLabelOfBox(block);

    private static bool StandsAlone(ArticleTextBlock block) =>
        (block.Kind == BlockKind.Paragraph && IsOnlyLinks(block))
        || AreShareButtons(block)
        || (block.Text.Length <= MaxCreditLength && Credit().IsMatch(block.Text))
        || Footer().IsMatch(block.Text);

    /// <summary>Beside the links stand at most separators or a label such as "Read more:".</summary>
    private static bool IsOnlyLinks(ArticleTextBlock block) =>
        block.IsLinked && (IsLabel(block.TextOutsideLinks)
            || (block.TextOutsideLinks.Length <= MaxLabelLength && Separators().IsMatch(block.TextOutsideLinks)));

    private static bool AreShareButtons(ArticleTextBlock block) =>
        block.Text.Length <= MaxLabelLength && ShareWord().IsMatch(block.Text) && ShareWords().IsMatch(block.Text);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string Pieces = "(stories|story|articles?|posts?|news|coverage|content|links|reading|topics|headlines|videos?)";

    private const string LabelWords =
        @"(more|other|top|latest|breaking|recent|similar|related|recommended|popular|trending|featured) " + Pieces
        + @"|related|recommended( for you)?|trending( (now|today|stories))?|(most|more) (read|popular|viewed|shared|commented)( (now|today|stories|articles))?"
        + @"|more (from|on|about|in) .+|(you (may|might) (also )?(like|be interested in|enjoy))|(also read|read also|read next|read more|see also|don.t miss|up next)"
        + @"|keep reading|editor.s picks?|popular now|what to read next"
        + @"|(our |the |daily |free |weekly )*newsletters?|(sign|signing) up( (for|to|now|today|here|free).*)?|subscribe( (to|now|today|here).*)?"
        + @"|get (our|the) .*newsletter.*|stay (informed|connected|up to date|in the know)|follow us( on .*)?|support (our|independent) (work|journalism).*"
        + @"|advertisement|sponsored( content)?"
        + @"|(tambi[eé]n )?(te|le|les) (puede|podr[ií]a)n? interesar|(te|le) recomendamos|(le[aeé]|ver|vea|mira|mire) (tambi[eé]n|adem[aá]s|m[aá]s)"
        + @"|m[aá]s (noticias|le[ií]d[ao]s?|vistas|populares|art[ií]culos|titulares|sobre .+|en .+)|lo m[aá]s (le[ií]do|visto|popular|nuevo)|l[ao]s m[aá]s (le[ií]d|vist)[ao]s"
        + @"|([uú]ltimas |otras )?(noticias|notas|art[ií]culos|historias|entradas|contenidos?|publicaciones) (relacionad|similar|recomendad)[ao]?(es|s)?"
        + @"|([uú]ltimas|otras) noticias|relacionad[ao]s|tendencias?|recomendad[ao]s|no te (lo )?pierdas|sigue leyendo|contin[uú]a leyendo|notas? relacionadas?"
        + @"|(nuestro )?bolet[ií]n(es)?( .{0,20})?|suscr[ií]b(ete|ase)( .*)?|reg[ií]strate( .*)?|s[ií]g(uenos|anos)( .*)?|publicidad|patrocinado";

    [GeneratedRegex(@"^\W*(" + LabelWords + @")\W*$", Options)]
    private static partial Regex Label();

    [GeneratedRegex(@"^\W*((via|source|fuente|tags?|etiquetas?|filed under|categor(y|ies|[ií]as?)|and|or|y|o|x)\b\W*)*$", Options)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^\W*((share|tweet|post|pin|compartir|comparte|copiar|copy|imprimir|print|email|e-mail|correo|enviar|save|guardar|link|enlace"
        + @"|facebook|twitter|x|whatsapp|linkedin|pinterest|reddit|telegram|bluesky|threads|messenger|instagram|flipboard|tumblr"
        + @"|this|article|story|esta|nota|noticia|on|en|by|por|via|to|the|with|with friends|click)\b\W*)+$", Options)]
    private static partial Regex ShareWords();

    [GeneratedRegex(@"\b(share|tweet|compartir|comparte|facebook|twitter|whatsapp|print|imprimir)\b", Options)]
    private static partial Regex ShareWord();

    [GeneratedRegex(@"^\W*(photos?|fotos?|fotograf[ií]as?|images?|im[aá]gen(es)?|picture|cr[eé]dit(o|os|s)?)( (credit|courtesy|by|de|del|cortes[ií]a))?\s*[:/|©] ?\S"
        + @"|^\W*(photo|foto|fotograf[ií]a|image|picture) (by|courtesy of|de|por|cortes[ií]a) \S+.{0,60}$|^\W*©", Options)]
    private static partial Regex Credit();

    [GeneratedRegex(@"\b(photo|foto|fotograf[ií]a|image|imagen|picture|credit|cr[eé]dito)( (credit|courtesy|by))?\s*[:/]|\b(photo|image|picture|foto) (by|courtesy|de|por)\b"
        + @"|©|\bvia (ap|getty|afp|reuters)\b|\bgetty images\b|\bap photo\b|/(ap|afp|efe|reuters|getty)\b|\((ap|afp|efe|reuters|getty)\b", Options)]
    private static partial Regex CreditInside();

    [GeneratedRegex(@"^the post .+ (appeared first|first appeared) on .+$|^la entrada .+ (se public[oó] primero|apareci[oó] primero|aparece primero) en .+$", Options)]
    private static partial Regex Footer();
}
