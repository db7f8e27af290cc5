using System.Text.RegularExpressions;

namespace Alerts.Core.Articles;

/// <summary>The words by which English and Spanish publishers announce what is not the story.</summary>
internal static partial class ArticleTextPhrases
{
    /// <summary>Longer ones are no label of a box.</summary>
    public const int MaxLabelLength = 90;

    /// <summary>A request to the reader, a credit or a line of topics is one or two sentences.</summary>
    private const int MaxLineLength = 320;
    private const int MaxCreditLength = 200;

    /// <summary>"Related", "Te puede interesar": stands above links.</summary>
    public static bool IsLabel(string text) => text.Length <= MaxLabelLength && Label().IsMatch(text);

    /// <summary>"Advertisement", "Story continues below": belongs nowhere, and nothing below it does.</summary>
    public static bool IsMarker(string text) => text.Length <= MaxLabelLength && Marker().IsMatch(text);

    /// <summary>What may stand between links that fill a block.</summary>
    public static bool IsBetweenLinks(string text) => text.Length <= MaxLabelLength && (Separators().IsMatch(text) || Label().IsMatch(text));

    public static bool IsShareBar(string text) => text.Length <= MaxLabelLength && ShareWord().IsMatch(text) && ShareWords().IsMatch(text);

    /// <summary>A whole block that tells nothing: a request, a credit, a note about where it appeared, a headline after "Related:".</summary>
    public static bool IsLineBesideTheStory(string text) =>
        text.Length <= MaxLineLength && (Request().IsMatch(text) || Origin().IsMatch(text) || Pointer().IsMatch(text) || Tail().IsMatch(text))
        || (text.Length <= MaxCreditLength && Credit().IsMatch(text));

    public static bool IsContinueLink(ReadOnlySpan<char> text) => text.Length is > 3 and <= MaxLabelLength * 2 && ContinueLink().IsMatch(text);

    /// <summary>Without "The post … appeared first on …" at its end.</summary>
    public static string WithoutTail(string text) =>
        text.Contains("first", StringComparison.OrdinalIgnoreCase) || text.Contains("primero", StringComparison.OrdinalIgnoreCase)
            ? TailAfterText().Replace(text, "").TrimEnd()
            : text;

    /// <summary>A caption without who made the picture; empty where it tells nothing else.</summary>
    public static string WithoutCredit(string caption)
    {
        if (Credit().IsMatch(caption))
            return "";
        return CreditAtEnd().Match(caption) is { Success: true } credit ? caption[..credit.Index].TrimEnd(' ', '|', '-', '–', '—', '(', '[') : caption;
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string Pieces =
        "(stor(y|ies)|articles?|posts?|news|coverage|content|links|reading|topics?|headlines|videos?|reads?|analysis|items)";

    private const string Notes =
        "(noticias?|notas?|art[ií]culos?|historias?|entradas?|contenidos?|publicaci[oó]n(es)?|temas?|lecturas?|videos?|titulares|enlaces)";

    private const string EnglishLabels =
        @"((our|the|today.s) )?(more|other|top|latest|breaking|recent|similar|related|recommended|popular|trending|featured|further|suggested|additional) " + Pieces
        + @"( (for you|from .{1,40}|on .{1,40}))?|related|recommended( (for you|reading))?|trending( (now|today|stories|on .{1,30}))?"
        + @"|(most|more) (read|popular|viewed|shared|commented|watched)( (now|today|stories|articles|in .{1,30}))?|the latest|just in"
        + @"|more (from|on|about|in|like) .+|more to (read|explore|watch)|you (may|might) (also )?(like|be interested in|enjoy|have missed)( this| these)?( too| also)?"
        + @"|(also (read|see|on .{1,40})|read also|read next|read (this|these) next|read more|see also|see more|don.t miss|up next|in case you missed it|icymi|must reads?|watch (more|next|also))"
        + @"|keep reading|continue reading|editor.?s.? picks?|popular now|what to read next|(what )?(others|people) are (also )?reading|explore more|discover more|go deeper|dig deeper"
        + @"|(from )?around the web|(from|by) our (partners|sponsors|archives?)|in other news|elsewhere on .{1,30}|tags?|topics?|filed under|comments?|leave a (comment|reply)|join the conversation"
        + @"|(our |the |daily |free |weekly |morning |evening |[a-z]+ )?newsletters?|(sign|signing) up( (for|to|now|today|here|free).*)?|subscribe( (to|now|today|here|for).*)?"
        + @"|get (our|the) .*newsletter.*|stay (informed|connected|up to date|in the know)|follow us( on .*)?|support (our|independent) (work|journalism).*|donate( now| today)?"
        + @"|about (the|this) (author|writer|reporter)|share (this|the)( (story|article|post|page))?( with .*| on .*)?|download (our|the) app.*|become a member.*";

    private const string SpanishLabels =
        @"((tambi[eé]n|quiz[aá]s?|tal vez) )?(te|le|les) (puede|podr[ií]a)n? interesar(te)?|(te|le) (recomendamos|sugerimos)( leer)?|((quiz[aá]s?|tal vez) )?(te|le) interese"
        + @"|podr[ií]a interesarte|(le[aeé]|lee|leer|ver|vea|mira|mire|puedes? leer|conoce|escucha|adem[aá]s) ?:? ?(tambi[eé]n|adem[aá]s|m[aá]s|lee|lea)|tambi[eé]n (lee|lea|puedes? leer|puede leer|te puede gustar)"
        + @"|m[aá]s (noticias|le[ií]d[ao]s?|vist[ao]s?|populares|art[ií]culos|titulares|sobre .+|en .+|de .+|para leer|historias|contenido|informaci[oó]n)|lo m[aá]s (le[ií]do|visto|popular|nuevo|reciente|destacado)"
        + @"|l[ao]s m[aá]s (le[ií]d|vist|compartid)[ao]s|lo [uú]ltimo( en .{1,30})?"
        + @"|((las|los) )?([uú]ltim[ao]s |otr[ao]s )?" + Notes + @" (relacionad|similar|recomendad|destacad|sugerid)[ao]?(es|s)?( con .{1,40})?"
        + @"|([uú]ltimas|otras|en otras) noticias|[uú]ltimos titulares|relacionad[ao]s?|(en )?tendencias?|recomendad[ao]s?|(no te (lo |la )?pierdas|no se (lo |la )?pierda)( .{1,40})?"
        + @"|(sigue|seguir|siga|contin[uú]a|continuar) leyendo|de (tu )?inter[eé]s|etiquetas?|temas|archivado en|comentarios|deja (un|tu) comentario|sobre (el|la) autora?"
        + @"|((nuestr|los|las)\w* )?(bolet[ií]n(es)?|newsletters?)( .{0,30})?|suscr[ií]b(ete|ase|irse)( .*)?|reg[ií]strate( .*)?|s[ií]g(uenos|anos)( .*)?"
        + @"|compart(e|ir|a)( (esta|este|la|el) (nota|noticia|art[ií]culo|historia|contenido))?( (en|con) .*)?|descarga (la|nuestra) app.*|[uú]nete a .*(canal|comunidad|grupo).*";

    [GeneratedRegex(@"^\W*(" + EnglishLabels + "|" + SpanishLabels + @")\W*$", Options)]
    private static partial Regex Label();

    [GeneratedRegex(@"^\W*((advertisement|sponsored( content)?|publicidad|patrocinado|contenido patrocinado|anuncio|paid post)"
        + @"|(the )?(story|article|post) continues (below|after)( (the |an? |our )?(advertisement|ad|video|photo|gallery|newsletter sign.?up|sponsor message|message from .{1,30}))?|continue reading (below|after the ad)"
        + @"|(la )?(nota|noticia|historia|el art[ií]culo) contin[uú]a (abajo|debajo|despu[eé]s)( .{0,40})?|(scroll|swipe) (down )?(to|for) .{1,40}|skip (ad|advertisement|past newsletter .*)"
        + @"|(listen to|hear) this (story|article)|escucha (esta|este) (nota|noticia|art[ií]culo)|(view|see|ver) comments|loading|cargando"
        + @"|\d{1,3} ?(min(ute)?s?|minutos) (read|de lectura)|(tiempo de )?lectura:? ?\d{1,3} min(utos)?|getty images|(foto |photo )?(ap|afp|efe|reuters))\W*$", Options)]
    private static partial Regex Marker();

    [GeneratedRegex(@"^\W*((via|source|fuente|tags?|topics?|etiquetas?|temas|filed under|categor(y|ies|[ií]as?)|and|or|y|o|x|in|en)\b\W*)*$", Options)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^\W*((share|tweet|post|pin|compartir|comparte|copiar|copy|imprimir|print|email|e-mail|correo|enviar|save|guardar|link|enlace"
        + @"|facebook|twitter|x|whatsapp|linkedin|pinterest|reddit|telegram|bluesky|threads|messenger|instagram|flipboard|tumblr|tiktok|youtube"
        + @"|this|article|story|esta|nota|noticia|on|en|by|por|via|to|the|with|with friends|click|haz clic|para)\b\W*)+$", Options)]
    private static partial Regex ShareWords();

    [GeneratedRegex(@"\b(share|tweet|compartir|comparte|facebook|twitter|whatsapp|print|imprimir)\b", Options)]
    private static partial Regex ShareWord();

    /// <summary>Asks the reader for something.</summary>
    [GeneratedRegex(@"^\W*("
        + @"(please )?(sign up|subscribe|register)( (now|today|here|free))?( (for|to) .{0,80}\b(newsletters?|alerts?|briefing|e-?mails?|podcast|channel|digest|inbox|edition|updates|today|here|now)\b.*|\W*$)"
        + @"|(get|receive) .{1,80} (delivered|sent|straight|directly|right)? ?(to|in) your (inbox|e-?mail|phone).*"
        + @"|(our|the|this) .{0,60}newsletter (brings|delivers|is sent|arrives|lands).*"
        + @"|(follow|like|find|join) (us|the [a-z ]{1,40}|[a-z .]{1,40}) on (facebook|twitter|x|instagram|whatsapp|telegram|threads|bluesky|tiktok|youtube|google news|linkedin)\b.*"
        + @"|follow .{1,60} on (twitter|x|bluesky|threads|instagram) ?(at|:|@).*|follow .{1,80} coverage (of|at|here).{0,120}|(download|get) (our|the) .{0,40}\bapp\b.{0,80}"
        + @"|(do you )?have (a|any) (news )?tips?\b.*|(got a|send us a|send your) (news )?tips?\b.*|contact (the (author|reporter)|us) (at|via)\b.*"
        + @"|(please )?(support|donate to|help us|consider (supporting|donating|subscribing)) .{0,80}\b(journalism|newsroom|reporting|work|donation|today|member(ship)?)\b.*"
        + @"|(this|our) (journalism|newsroom|reporting|site|work) is (made possible|supported|funded) by (our )?(readers|members|donations).*"
        + @"|become (a|an) .{0,20}\b(member|subscriber|supporter|donor)\b.{0,40}|(click|tap) here (to|for)\b.*|(leave|post) a (comment|reply)\b.{0,60}|(read|see|view|find) (more|all|the (full|rest|original)|our full)\b.{0,60}\b(here|coverage|stories|below|site|website|newsletter)\W*$"
        + @"|(already a )?(member|subscriber)\? (log|sign) in.*|(log|sign) in (to|or) (continue|read|comment|subscribe).*|(this|to continue reading).{0,60}\b(subscribers?|subscription) (only|required)?.{0,40}$"
        + @"|suscr[ií]b(ete|ase|anse)\b.{0,120}\b(bolet[ií]n(es)?|newsletters?|canal|correo|alertas|aqu[ií]|gratis|podcast)\b.*"
        + @"|(recibe|reciba) .{1,100}\b(correo|bandeja|bolet[ií]n|whatsapp|celular|e-?mail|inbox)\b.*"
        + @"|s[ií]g(uenos|anos|ue a .{1,40}) en\b.*|[uú]n(ete|ase) a(l| nuestro| nuestra)\b.{0,80}\b(canal|comunidad|grupo|whatsapp|telegram)\b.*"
        + @"|(descarga|descargue|baja) (la|nuestra|gratis)\b.{0,40}\b(app|aplicaci[oó]n)\b.*|(apoya|apoye|haz una donaci[oó]n|dona) .{0,80}\b(periodismo|medio|donaci[oó]n|independiente)\b.*"
        + @"|(haz|haga|da|de|pulsa) clic (aqu[ií]|en (el|este) (enlace|link)).*|inicia sesi[oó]n (para|o)\b.*|hazte (socio|miembro|suscriptor)\b.*"
        + @"|(comparte|comp[aá]rtelo) (esta|este|la|el|en) (nota|noticia|art[ií]culo|historia|redes)\b.{0,80}"
        + @"|\W*(all rights reserved|todos los derechos reservados)\W*)$", Options)]
    private static partial Regex Request();

    /// <summary>Says where and when the text came out, or what its publisher is.</summary>
    [GeneratedRegex(@"^\W*(((this|the) (article|story|piece|post|report|commentary)|an? (earlier |previous )?version of this (article|story|post)) (was|has been|is|were|first|originally|appeared)\b.{0,60}\b"
        + @"(published|appeared|republished|posted|syndicated|produced|distributed|provided|ran)\b.*|(originally|first) (published|appeared|posted) (on|in|at|by)\b.*|republished (with permission|from|under)\b.*"
        + @"|(este|esta|el|la) (art[ií]culo|nota|noticia|texto|reportaje|historia|contenido) (fue|ha sido|es|se|apareci[oó])\b.{0,40}\b(publicad[oa]|public[oó]|apareci[oó]|reproducid[oa]|primero|originalmente)\b.{0,200}"
        + @"|publicado (originalmente|por primera vez) (en|por)\b.*|read the original (article|story|post)\b.*|lea? (la nota|el art[ií]culo) original\b.*"
        + @"|(copyright|©|\(c\)) ?.{0,20}\d{4}.*|.{0,80}\b(all rights reserved|todos los derechos reservados)\b.{0,120})$|^\W*©", Options)]
    private static partial Regex Origin();

    /// <summary>A label and, behind a colon, another story's headline or a list of topics.</summary>
    [GeneratedRegex(@"^\W*(read (more|also|next)|also (read|see)|related( (story|stories|article|articles|coverage|reading|news|video))?|see also|more|recommended|don.t miss|watch|listen|icymi|in case you missed it|up next|trending"
        + @"|(le[ae]|lee|ver|vea|mira|mire) (tambi[eé]n|m[aá]s|adem[aá]s)|tambi[eé]n (lee|lea|puedes? leer)|(te|le) (puede|podr[ií]a) interesar|puedes? leer( tambi[eé]n)?|le recomendamos|te recomendamos( leer)?|(nota|noticia|art[ií]culo|contenido)s? relacionad[ao]s?|relacionad[ao]s?|m[aá]s informaci[oó]n|no te (lo )?pierdas|lea|lee"
        + @"|tags?|topics|filed under|posted in|categories|keywords|etiquetas?|temas|categor[ií]as?|archivado en|palabras clave) ?[:|»>]+ ?\S.*$", Options)]
    private static partial Regex Pointer();

    private const string TailWords =
        @"(the post (?-i:[\p{Lu}\p{N}""“‘'«¿¡]).{0,300}? (appeared first|first appeared) (on|in) .{1,120}|(la entrada|el art[ií]culo|la noticia) .{1,300}? (se public[oó] primero|apareci[oó] primero|aparece primero|se public[oó] por primera vez) en .{1,120})$";

    [GeneratedRegex("^" + TailWords, Options)]
    private static partial Regex Tail();

    [GeneratedRegex(@"(?<=[.!?…\]""”)])\s+" + TailWords, Options)]
    private static partial Regex TailAfterText();

    private const string Agencies = @"(ap|afp|efe|reuters|getty|getty images|associated press|bloomberg|epa|xinhua|shutterstock|cuartoscuro|istock|zuma( press)?|sipa|alamy|upi|europa press|tns|wikimedia( commons)?|flickr|unsplash)";

    [GeneratedRegex(@"^\W*(photos?|fotos?|fotograf[ií]as?|images?|im[aá]gen(es)?|pictures?|cr[eé]dit(o|os|s)?|archivo|video|illustration|ilustraci[oó]n|graphic|composite)"
        + @"( (credit|courtesy|source|illustration|by|de|del|cortes[ií]a|archivo|tomada de))*\s*[:/|©] ?\S"
        + @"|^\W*(photos?|foto|fotograf[ií]a|image|picture|illustration|courtesy|cortes[ií]a) ?(by|courtesy of|courtesy|de|por|cortes[ií]a|of|tomada de) \S+.{0,60}$"
        + @"|^\W*[^.:]{2,60}( ?/ ?| via | \| )" + Agencies + @"\b.{0,30}$|^\W*" + Agencies + @"( photo)?( ?/ ?.{1,60})?\W*$", Options)]
    private static partial Regex Credit();

    [GeneratedRegex(@"\(?\b(photo|foto|fotograf[ií]a|image|imagen|picture|credit|cr[eé]dito|fuente|source|archivo)( (credit|courtesy of|courtesy|by|de|por|cortes[ií]a))*\s*[:/|].{1,100}$"
        + @"|[(\[]?\b(photo|image|picture|foto|courtesy|cortes[ií]a) (by|courtesy|of|de|por) \p{L}.{1,80}$|©.{0,100}$"
        + @"|[(\[][^()\[\]]{0,80}\b" + Agencies + @"\b[^()\[\]]{0,60}[)\]]\W*$"
        + @"|(?<=[.!?…”""])\s+[^.!?]{2,60}?( ?/ ?| via | \| )" + Agencies + @"\b.{0,40}$|(?<=[.!?…”""])\s*" + Agencies + @"( photo)?( ?/ ?[^.]{1,60})?\W*$"
        + @"|\s[|–—-]\s[^.]{0,60}\b" + Agencies + @"\W*$", Options)]
    private static partial Regex CreditAtEnd();

    [GeneratedRegex(@"^\W*(continue reading|continue to|keep reading|read more|read the (full|rest|whole|entire|original)|read (full|on)|full (story|article)|more\W*$|view (original|full|more)|see more"
        + @"|leer m[aá]s|lee m[aá]s|lea m[aá]s|ver m[aá]s|seguir leyendo|sigue leyendo|contin[uú]a leyendo|continuar leyendo|leer (la|el) (nota|noticia|art[ií]culo)|\[?(…|\.\.\.)\]?\W*$|»\W*$)", Options)]
    private static partial Regex ContinueLink();
}
