// Fictional sites of very different make around one and the same legal text.

/** Wraps the inside of a document (title included) into pages of different make. */
export const makes: Readonly<Record<string, (text: string) => string>> = {
  bare: (text) => `<!doctype html><html lang="en"><body>${text}</body></html>`,

  semantic: (text) => `<!doctype html><html lang="en"><head><title>Kestrel</title></head><body>
    <a class="skip-link" href="#main">Skip to content</a>
    <header><a href="/">Kestrel</a><nav><ul><li><a href="/a">Pricing</a></li><li><a href="/b">Sign in</a></li></ul></nav></header>
    <main id="main"><nav aria-label="Breadcrumb"><a href="/">Home</a> / <a href="/legal">Legal</a></nav>
      <article>${text}</article>
      <aside><h2>Related articles</h2><a href="/c">How we keep the lights on</a></aside></main>
    <footer><p>© 2026 Kestrel Ltd. All rights reserved.</p><a href="/imprint">Imprint</a><a href="/jobs">Jobs</a></footer>
    <script>track('page')</script></body></html>`,

  divs: (text) => `<html><body class="page has-sidebar cookie-aware"><div id="wrap">
    <div class="top-nav"><a href="/">Osprey</a><a href="/shop">Shop</a><a href="/help">Help</a></div>
    <div class="lang-switcher"><a href="?l=de">Deutsch</a> <a href="?l=fr">Français</a></div>
    <div class="row"><div class="content-column"><div class="richtext">${text}</div></div>
      <div class="sidebar"><ul><li><a href="/t">Terms</a></li><li><a href="/p">Privacy</a></li><li><a href="/c">Cookies</a></li></ul></div></div>
    <div class="share-bar"><a href="#">Facebook</a><a href="#">Mastodon</a></div>
    <div class="helpful-widget">Was this page helpful? <button>Yes</button><button>No</button></div>
    <div class="site-footer"><a href="/imprint">Imprint</a> Osprey GmbH, all rights reserved</div></div></body></html>`,

  consent: (text) => `<html><body>
    <div id="consent-dialog" role="dialog" aria-modal="true"><h2>We value your privacy</h2>
      <p>We and our 214 partners store and access information on your device, such as cookies, to show you advertising that fits you.</p>
      <table><tr><td>Marketing cookies</td><td>Used to follow visitors across websites for months on end</td></tr></table>
      <button>Accept all</button><button>Reject all</button><button>Details</button></div>
    <div class="app"><section class="body">${text}</section></div>
    <form class="newsletter"><label>Your mail <input type="email"></label><input type="submit" value="Subscribe"></form></body></html>`,

  windows: (
    text,
  ) => `<html><body><div id="root"><div class="login-modal modal" style="display:none"><h3>Welcome back</h3>
      <p>Enter the address that you signed up with and we will send you a link.</p><input name="mail"><button>Send</button></div>
    <div class="shell"><div class="shell__inner">${text}</div></div>
    <div class="cta-banner"><h3>Ready to fly?</h3><p>Join thousands of people today.</p><a href="/join">Start now</a></div>
    <ul class="footer-links"><li><a href="/1">About</a></li><li><a href="/2">Press</a></li></ul></div></body></html>`,

  table: (
    text,
  ) => `<html><body bgcolor="#ffffff"><table role="presentation" width="100%"><tr><td><a href="/">Heron</a></td>
      <td><a href="/mail">Mail</a></td></tr><tr><td><a href="/x">News</a><br><a href="/y">Weather</a></td><td>${text}</td></tr>
    <tr><td colspan="2"><a href="/top">Top</a> | <a href="/contact">Contact</a></td></tr></table></body></html>`,

  custom: (
    text,
  ) => `<html><body><app-shell><app-bar role="banner"><a href="/">Merlin</a><button aria-haspopup="true">Menu</button></app-bar>
    <page-body><text-block>${text}</text-block></page-body>
    <app-foot role="contentinfo"><a href="/s">Status</a><a href="/k">Careers</a></app-foot></app-shell></body></html>`,
};
