/// The providers that are known without `--providers`: large ones, by the domains of their mailboxes.
///
/// Domains of companies and schools whose mail one of them hosts cannot be told by name, and are `other`. Sources: the
/// providers' own sign-up pages and help, and https://www.spamresource.com/2021/09/reference-magy-microsoft-aol-gmail.html
/// and https://www.suped.com/knowledge/email-deliverability/technical/what-are-the-main-domain-names-used-by-large-free-email-providers-and-isps
/// for which of them belong together. Yahoo Japan is another company than Yahoo.
extension ProviderTable {
    /// The table that is built in.
    public static let standard: ProviderTable = {
        var text = ""
        for (name, domains) in mailboxProviders {
            for domain in domains.split(separator: " ") { text += "\(domain) \(name)\n" }
        }
        // Every line is an entry, as a test of each shows.
        return try! ProviderTable(parsing: Array(text.utf8))
    }()

    private static let mailboxProviders: [(name: String, domains: String)] = [
        ("Gmail", "gmail.com googlemail.com google.com"),
        (
            "Microsoft",
            """
            outlook.com outlook.at outlook.be outlook.cl outlook.co.id outlook.co.th outlook.com.ar outlook.com.au \
            outlook.com.br outlook.com.gr outlook.com.tr outlook.com.vn outlook.cz outlook.de outlook.dk outlook.es \
            outlook.fr outlook.hu outlook.ie outlook.in outlook.it outlook.jp outlook.kr outlook.lv outlook.my \
            outlook.ph outlook.pt outlook.sa outlook.sg outlook.sk hotmail.com hotmail.be hotmail.ca hotmail.ch \
            hotmail.co.il hotmail.co.jp hotmail.co.th hotmail.co.uk hotmail.co.za hotmail.com.ar hotmail.com.au \
            hotmail.com.br hotmail.com.tr hotmail.com.vn hotmail.cz hotmail.de hotmail.dk hotmail.es hotmail.fi \
            hotmail.fr hotmail.gr hotmail.hu hotmail.it hotmail.nl hotmail.no hotmail.rs hotmail.se hotmail.sg \
            live.com live.at live.be live.ca live.cl live.cn live.co.uk live.co.za live.com.ar live.com.au \
            live.com.mx live.com.my live.com.pt live.com.sg live.de live.dk live.fi live.fr live.hk live.ie live.in \
            live.it live.jp live.nl live.no live.ru live.se msn.com passport.com windowslive.com
            """
        ),
        (
            "Yahoo",
            """
            yahoo.com yahoo.at yahoo.be yahoo.ca yahoo.cl yahoo.co.id yahoo.co.in yahoo.co.kr yahoo.co.nz \
            yahoo.co.th yahoo.co.uk yahoo.co.za yahoo.com.ar yahoo.com.au yahoo.com.br yahoo.com.co yahoo.com.hk \
            yahoo.com.mx yahoo.com.my yahoo.com.pe yahoo.com.ph yahoo.com.sg yahoo.com.tr yahoo.com.tw yahoo.com.ve \
            yahoo.com.vn yahoo.cz yahoo.de yahoo.dk yahoo.es yahoo.fi yahoo.fr yahoo.gr yahoo.hu yahoo.ie yahoo.in \
            yahoo.it yahoo.nl yahoo.no yahoo.pl yahoo.pt yahoo.ro yahoo.se yahoofs.com ymail.com rocketmail.com \
            myyahoo.com aol.com aol.co.uk aol.de aol.fr aol.it aim.com netscape.net verizon.net
            """
        ),
        ("Yahoo Japan", "yahoo.co.jp ybb.ne.jp ymail.ne.jp"),
        ("Apple", "icloud.com me.com mac.com privaterelay.appleid.com"),
        ("Proton", "proton.me protonmail.com protonmail.ch pm.me"),
        ("Zoho", "zoho.com zohomail.com zohomail.eu"),
        ("Fastmail", "fastmail.com fastmail.fm"),
        ("GMX", "gmx.de gmx.net gmx.at gmx.ch gmx.com gmx.co.uk gmx.us gmx.fr gmx.es gmx.eu"),
        ("WEB.DE", "web.de email.de"),
        ("Mail.com", "mail.com"),
        ("T-Online", "t-online.de magenta.de"),
        ("freenet", "freenet.de"),
        ("Posteo", "posteo.de posteo.net"),
        ("mailbox.org", "mailbox.org"),
        ("Bluewin", "bluewin.ch"),
        ("A1", "a1.net aon.at"),
        ("Orange", "orange.fr wanadoo.fr"),
        ("Free", "free.fr"),
        ("SFR", "sfr.fr neuf.fr cegetel.net club-internet.fr"),
        ("La Poste", "laposte.net"),
        ("Libero", "libero.it virgilio.it iol.it inwind.it"),
        ("TIM", "tim.it alice.it tin.it"),
        ("Telenet", "telenet.be"),
        ("Proximus", "skynet.be proximus.be"),
        ("Ziggo", "ziggo.nl home.nl upcmail.nl"),
        ("KPN", "kpnmail.nl kpnplanet.nl planet.nl hetnet.nl xs4all.nl"),
        ("BT", "btinternet.com btopenworld.com"),
        ("Sky", "sky.com"),
        ("Virgin Media", "virginmedia.com ntlworld.com blueyonder.co.uk"),
        ("TalkTalk", "talktalk.net"),
        ("Seznam", "seznam.cz email.cz post.cz"),
        ("Onet", "onet.pl onet.eu op.pl poczta.onet.pl"),
        ("WP", "wp.pl o2.pl"),
        ("Interia", "interia.pl interia.eu"),
        ("Mail.ru", "mail.ru inbox.ru list.ru bk.ru internet.ru"),
        ("Yandex", "yandex.ru yandex.com ya.ru yandex.by yandex.kz"),
        ("Rambler", "rambler.ru"),
        ("UKR.NET", "ukr.net"),
        ("Comcast", "comcast.net xfinity.com"),
        ("AT&T", "att.net sbcglobal.net bellsouth.net ameritech.net pacbell.net swbell.net"),
        ("Spectrum", "charter.net spectrum.net rr.com roadrunner.com twc.com brighthouse.com"),
        ("Cox", "cox.net"),
        ("Optimum", "optonline.net optimum.net"),
        ("EarthLink", "earthlink.net mindspring.com"),
        ("Shaw", "shaw.ca"),
        ("Rogers", "rogers.com"),
        ("Bell", "bell.net sympatico.ca"),
        ("Telus", "telus.net"),
        ("Telstra", "bigpond.com bigpond.net.au telstra.com"),
        ("Optus", "optusnet.com.au"),
        ("UOL", "uol.com.br bol.com.br"),
        ("Terra", "terra.com.br"),
        ("Rediffmail", "rediffmail.com"),
        ("Naver", "naver.com"),
        ("Kakao", "kakao.com daum.net hanmail.net"),
        ("NTT Docomo", "docomo.ne.jp"),
        ("au", "au.com ezweb.ne.jp"),
        ("SoftBank", "softbank.ne.jp i.softbank.jp"),
        ("NetEase", "163.com 126.com yeah.net"),
        ("Tencent", "qq.com foxmail.com vip.qq.com"),
        ("Sina", "sina.com sina.cn"),
    ]
}
