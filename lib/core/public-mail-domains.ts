// Mail services where anybody can have an address: nobody can claim these (SECURITY.md D2).

const EVERY_COUNTRY = ["yahoo", "ymail", "gmx", "hotmail", "live", "outlook", "windowslive", "yandex"];

const NAMES = new Set(
  `
  gmail.com googlemail.com icloud.com me.com mac.com aol.com aim.com msn.com passport.com rocketmail.com
  proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tutamail.com tuta.com tuta.io keemail.me
  web.de freenet.de t-online.de arcor.de mail.de posteo.de posteo.net mailbox.org email.de vodafone.de
  mail.ru bk.ru inbox.ru list.ru internet.ru rambler.ru lenta.ru ya.ru ukr.net i.ua
  qq.com foxmail.com vip.qq.com 163.com 126.com yeah.net sina.com sina.cn sohu.com 139.com 189.cn aliyun.com 21cn.com tom.com
  naver.com hanmail.net daum.net nate.com kakao.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp
  rediffmail.com indiatimes.com sify.com
  libero.it virgilio.it tiscali.it alice.it tin.it poste.it inwind.it iol.it
  orange.fr wanadoo.fr free.fr sfr.fr laposte.net neuf.fr bbox.fr
  terra.com.br uol.com.br bol.com.br ig.com.br globo.com globomail.com
  wp.pl o2.pl onet.pl op.pl interia.pl tlen.pl poczta.fm vp.pl
  seznam.cz centrum.cz email.cz post.cz volny.cz azet.sk zoznam.sk freemail.hu citromail.hu
  btinternet.com btopenworld.com sky.com virginmedia.com ntlworld.com talktalk.net blueyonder.co.uk
  comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com netzero.net
  rogers.com sympatico.ca shaw.ca telus.net bigpond.com optusnet.com.au xtra.co.nz
  bluewin.ch hispeed.ch telenet.be skynet.be ziggo.nl kpnmail.nl planet.nl home.nl xs4all.nl upcmail.nl
  telefonica.net terra.es telia.com bredband.net online.no abv.bg mail.bg walla.co.il walla.com
  zoho.com zohomail.com zohomail.eu fastmail.com fastmail.fm hey.com hushmail.com runbox.com mail.com email.com usa.com
  inbox.com lycos.com excite.com duck.com disroot.org riseup.net mailfence.com startmail.com skiff.com
  mailinator.com guerrillamail.com sharklasers.com 10minutemail.com yopmail.com trashmail.com tempmail.com temp-mail.org
  maildrop.cc getnada.com dispostable.com throwawaymail.com moakt.com mohmal.com
  privaterelay.appleid.com users.noreply.github.com simplelogin.com anonaddy.me
  `
    .trim()
    .split(/\s+/),
);

/** True when the name is a public mail service; the `yahoo.…` kind in every country it exists in. */
export function isPublicMailDomain(name: string): boolean {
  if (NAMES.has(name)) return true;
  const [first, ...rest] = name.split(".");
  return (
    EVERY_COUNTRY.includes(first ?? "") &&
    /^(com|net|de|fr|eu|at|ch|[a-z]{2}|(co|com)\.[a-z]{2})$/.test(rest.join("."))
  );
}
