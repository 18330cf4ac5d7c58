/// Words that say little of what a title is about, in the languages that many titles of streaming catalogs are in; in
/// lower case, as ``WordCounts`` makes words. Short: it takes out what would fill a cloud, not every function word
/// there is.
enum StopWords {
    static let all = Set(byLanguage.flatMap { $0.words.split(whereSeparator: \.isWhitespace).map(String.init) })

    /// Kept as texts: a long array literal takes the compiler seconds.
    private static let byLanguage: [(language: String, words: String)] = [
        (
            "en",
            """
            a about after again all also am among an and another any are as at away back be because been before being \
            between both but by can cannot can't could did do does doesn't don't down during each even every few find \
            finds for from get gets go goes had has have having he he's her here hers herself him himself his how i \
            i'm if in into is isn't it it's its itself just let's like make makes may me more most must my myself new \
            no nor not now of off on once one only or other our out over own part s same she she's should so some \
            still such t take takes than that that's the their theirs them themselves then there these they they're \
            this those through to too two under until up upon us very vol vs was way we we're were what what's when \
            where which while who who's whom whose why will with within without won't would you you're your yours
            """
        ),
        (
            "es",
            """
            al como con de del desde donde e el ella ellas ellos en entre era es esa ese esta este esto fue ha hasta \
            la las le les lo los mas mi mis muy más ni nos o para pero por que qué se ser sin sobre son su sus sí te \
            ti todo todos tu tú un una uno unos y ya yo él
            """
        ),
        (
            "fr",
            """
            au aux avec ce ces cette d'un d'une dans des du elle elles en est et eux il ils je l'un la le les leur lui \
            ma mais mes moi mon ne nos notre nous on ou où par pas plus pour qu'il que qui sa sans ses si son sont sur \
            ta te tes toi ton tu un une vos votre vous à été être
            """
        ),
        (
            "de",
            """
            aber alle als am an auch auf aus bei bin bis das dass dein dem den der des dich die dir doch du durch ein \
            eine einem einen einer eines er es für haben hat hinter ich ihm ihr im in ist mein mich mir mit nach nicht \
            nur oder ohne sein sich sie sind so um und uns unter vom von vor war wenn wer wie wir zu zum zur über
            """
        ),
        (
            "it",
            """
            ai al alla alle anche che chi ci come con da dal dalla de degli dei del della delle di dove e ed gli ha ho \
            il in io la le lei lo lui ma mi mia mio ne nel nella noi non o per più quando se sei si sono su sua sul \
            sulla suo ti tra tu un una uno vi è
            """
        ),
        (
            "pt",
            """
            ao aos as até com como da das de dela dele do dos e ela ele em entre essa esse esta este eu foi há isso já \
            lhe mais mas me meu minha na nas no nos nós não o os ou para pela pelo por quando que quem se sem seu sua \
            são só também te tem um uma umas uns você vocês à às é
            """
        ),
        (
            "hi",
            """
            aa aur bhi ek hai hain hi ho hum ka kab kaise kaun ke ki kis ko koi kuch kya kyon main mein mera mere meri \
            na nahi nahin ne par pe se tera tere teri toh tu tum wala woh ye yeh
            """
        ),
        (
            "ja",
            "boku da de desu e ga hen ka kara kimi koto made mo na ni no nai node ore sono to wa wo watashi yo yori"
        ),
        (
            "tr",
            """
            ama ben bir biz bu da daha de diye en gibi gün hem her için ile kadar ki kim mi mu mü mı ne o olan onun \
            sen siz var ve veya ya yok çok şu
            """
        ),
        (
            "id",
            """
            ada adalah akan aku antara atau bisa bukan dalam dan dari dengan di dia hingga ini itu juga kamu karena \
            kau ke kita lagi oleh pada saat sang saya sebuah seorang si tak telah tentang tidak untuk yang
            """
        ),
        (
            "nl",
            """
            aan als bij dat de deze die dit een en er het hij ik in is je maar met mijn naar niet nog of om ons onze \
            ook op te tot uit van voor was wat we wij zijn zo
            """
        ),
        (
            "sv",
            """
            att av den det dig du en ett för från han har hon i inte jag med men mig min mitt när och om på som så \
            till var vi är
            """
        ),
        ("tl", "ako ang ay ay ikaw ka kay ko mga mo na ng sa si siya"),
        ("ar", "abu al bint el fi ibn min wa ya"),
    ]
}
