using System.Collections.Frozen;

namespace Alerts.Core.Analysis.Tones;

/// <summary>Words that give speech to somebody, folded.</summary>
internal static class SpeechVerbs
{
    /// <summary>"X said", "said X": whoever stands beside it speaks.</summary>
    public static readonly FrozenSet<string> Saying = Words(
        """
        say says said saying tell tells told call calls called calling add adds added insist insists insisted argue argues argued claim claims
        claimed write writes wrote warn warns warned declare declares declared concede concedes conceded admit admits admitted complain
        complains complained charge charges charged describe describes described tweet tweeted tweets boast boasts boasted joke jokes joked
        recall recalls recalled maintain maintains maintained contend contends contended acknowledge acknowledges acknowledged assert asserts
        asserted allege alleges alleged conclude concludes concluded observe observed remark remarks remarked reply replies replied testify
        testified testifies note notes noted believe believes believed think thinks find finds found
        accuse accuses accused accusing blame blames blamed blaming criticise criticised criticises criticize criticized criticizes denounce
        denounces denounced condemn condemns condemned praise praises praised praising hail hails hailed hailing applaud applauds applauded
        slam slams slammed blast blasts blasted mock mocks mocked dub dubs dubbed label labels labelled labeled brand brands branded thank
        thanks thanked commend commends commended laud lauds lauded rebuke rebukes rebuked salute saluted salutes defend defends defended
        credit credits credited dismiss dismisses dismissed ridicule ridiculed ridicules attack attacks attacked fault faults faulted
        reject rejects rejected doubt doubts doubted snap snaps snapped rebuffed rebuff laments lament lamented derides derided
        welcome welcomes welcomed congratulate congratulates congratulated lambast lambasts lambasted tout touts touted liken likens likened
        dice dicen dijo dijeron decia afirma afirman afirmo asegura aseguran aseguro sostiene sostienen sostuvo senala senalan senalo explica
        explico cuenta conto escribe escribio declara declaro agrega agrego anade anadio advierte advierten advirtio admite admitio reconoce
        reconocio insiste insistio lamenta lamentan lamento resume resumio responde respondio ironiza ironizo zanja zanjo opina opino confiesa
        confeso recuerda recordo concluye concluyo replica replico considera consideran considero cree creen sentencia remata remato apunta
        acusa acusan acuso acusaron critica critican critico criticaron denuncia denuncian denuncio denunciaron elogia elogian elogio elogiaron
        alaba alabo alaban aplaude aplauden aplaudio califica califican califico calificaron tacha tachan tacho tilda tildan tildo llama llamo
        llaman destaca destacan destaco reprocha reprochan reprocho culpa culpan culpo celebra celebran celebro defiende defienden defendio
        agradece agradecio agradecen felicita felicito felicitan cuestiona cuestionan cuestiono condena condenan condeno respalda respaldo
        repudia repudio ensalza ensalzo arremete arremetio afea afeo describe describio describen queja quejo quejan recrimina recrimino
        ironizan protesta protestan protesto clama claman reitera reitero reiteran coincide coinciden coincidio bromea bromeo mofa mofo lanza lanzo
        reconocen replican admiten explican opinan insisten responden resumen piden pide pidio defendieron vitorean increpan increpa abuchean
        espeta espeto rechaza rechazo rechazan reivindica reivindico exige exigio valora valoro pondera pondero sugiere sugirio
        responsabiliza ataca ataco fustiga ridiculiza presento presenta
        """);

    /// <summary>"According to X", "in X's opinion".</summary>
    public static readonly FrozenSet<string> SourcePhrases = FrozenSet.ToFrozenSet(
        ["according to", "in the words of", "in the view of", "in the eyes of", "segun", "a juicio de", "a ojos de", "en palabras de", "en opinion de"],
        StringComparer.Ordinal);

    /// <summary>Speakers who are many or hidden.</summary>
    public static readonly FrozenSet<string> Nameless = Words(
        """
        critics critic opponents opponent officials official supporters supporter experts analysts analyst observers residents neighbours
        neighbors witnesses relatives lawyers activists campaigners prosecutors lawmakers sources source allies ally rivals colleagues families
        shareholders students employees workers players fans investors scientists researchers migrants detainees parents nurses commuters
        survivors doctors teachers farmers voters economists historians protesters unions investigators aides insiders diplomats he she they
        criticos criticas oposicion expertos analistas observadores vecinos testigos familiares abogados activistas fuentes aliados rivales
        companeros familias medicos maestros economistas historiadores manifestantes sindicatos diplomaticos detractores seguidores partidarios
        estudiantes usuarios padres madres cientificos investigadores migrantes inversores empleados jueces diputados senadores
        fiscales ciudadanos trabajadores oficialismo opositores
        """);

    private static FrozenSet<string> Words(string list) =>
        list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
