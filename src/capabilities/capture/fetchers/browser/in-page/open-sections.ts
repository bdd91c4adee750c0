// Opens what a page keeps folded: `details` and buttons that say they unfold something. Runs inside the page. It
// never follows a link, submits a form, opens a menu, or touches a dialog or a question for consent.

export interface OpenedSections {
  /** By the button: the panel as it was while open, where opening the next one took its text away again. */
  readonly keptPanels: Map<Element, Element>;
}

interface Unfolding {
  readonly button: Element;
  readonly copy: Element;
  readonly length: number;
}

const foldable =
  'button[aria-expanded="false"], [role="button"][aria-expanded="false"], summary[aria-expanded="false"]';
/** Parts of a page that are about the site, ask something, or lie above the text. */
const furniture =
  'nav, header, footer, aside, dialog, form, a, [role="navigation"], [role="banner"], [role="contentinfo"], [role="dialog"], [role="alertdialog"], [role="menu"], [role="menubar"], [role="toolbar"], [role="search"], [aria-modal="true"]';
/** Names that the usual tools for asking consent give their parts. */
const consentTools =
  /onetrust|ot-sdk|didomi|usercentrics|cookiebot|cybotcookie|truste|trustarc|quantcast|qc-cmp|sp_message|klaro|osano|termly|iubenda|cookieyes|cky-|cookie-?(banner|bar|notice|consent|popup|modal|wall|dialog)|consent-?(banner|bar|manager|modal|popup|dialog|layer)|gdpr-?(banner|bar|modal|popup)/i;
/** Words by which a button answers for the reader. */
const answers =
  /^(i )?(accept|agree|allow|consent|reject|decline|refuse|deny|got it|ok(ay)?|save|confirm|continue|akzept|zustimm|einverstanden|ablehn|erlaub|accepter|refuser|tout accepter|aceptar|rechazar|accetta|rifiuta|aceitar|akkoord|accepteer)/i;

/** Opens up to so many; gives back how many buttons were pressed. */
export async function openSections(max: number, opened: OpenedSections): Promise<number> {
  let left = max;
  for (const details of scopes().flatMap((scope) => [...scope.querySelectorAll('details:not([open])')])) {
    if (left-- <= 0) break;
    if (details instanceof HTMLDetailsElement && !isQuestion(details)) {
      // Of a group that shares a name only one stays open; each is to be read.
      details.removeAttribute('name');
      details.open = true;
    }
  }
  const unfoldings: Unfolding[] = [];
  let pressed = 0;
  for (const button of scopes().flatMap((scope) => [...scope.querySelectorAll(foldable)])) {
    if (pressed >= max) break;
    if (!(button instanceof HTMLElement) || !button.isConnected || !mayPress(button)) continue;
    if (button.getAttribute('aria-expanded') !== 'false') continue;
    button.click();
    pressed++;
    await new Promise((resolve) => setTimeout(resolve, 15));
    remember(button, unfoldings);
  }
  if (pressed > 0) await new Promise((resolve) => setTimeout(resolve, 300));
  for (const unfolding of unfoldings) keepWhatVanished(unfolding, opened);
  return pressed;
}

/** The main part of the page where it is marked, else all of it; with the shadow trees in it. */
function scopes(): ParentNode[] {
  const main = document.querySelectorAll('main, [role="main"], article');
  const found: ParentNode[] =
    main.length > 0
      ? [...main].filter((one) => !one.parentElement?.closest('main, [role="main"], article'))
      : [document];
  for (const scope of found) {
    for (const element of scope.querySelectorAll('*')) if (element.shadowRoot) found.push(element.shadowRoot);
  }
  return found;
}

function mayPress(button: HTMLElement): boolean {
  const popup = button.getAttribute('aria-haspopup');
  if ((popup !== null && popup !== 'false') || button.closest(furniture)) return false;
  if (button instanceof HTMLButtonElement && button.disabled) return false;
  return !answers.test((button.innerText || button.textContent || '').trim().slice(0, 60)) && !isQuestion(button);
}

/** Whether an element belongs to something that lies above the page or asks for consent. */
function isQuestion(element: Element): boolean {
  for (let at: Element | null = element; at && at !== document.body; at = parentOf(at)) {
    if (at.matches('dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"]')) return true;
    if (consentTools.test(`${at.id} ${at.getAttribute('class') ?? ''}`)) return true;
    if (getComputedStyle(at).position === 'fixed') return true;
  }
  return false;
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

function panelOf(button: Element): Element | null {
  const id = button.getAttribute('aria-controls');
  const root = button.getRootNode();
  return id && (root instanceof Document || root instanceof ShadowRoot) ? root.getElementById(id) : null;
}

function remember(button: Element, unfoldings: Unfolding[]): void {
  const panel = panelOf(button);
  const length = panel?.textContent?.trim().length ?? 0;
  if (!panel || length === 0 || length > 500_000) return;
  unfoldings.push({ button, length, copy: panel.cloneNode(true) as Element });
}

function keepWhatVanished({ button, copy, length }: Unfolding, { keptPanels }: OpenedSections): void {
  const now = panelOf(button)?.textContent?.trim().length ?? 0;
  if (button.isConnected && now < length / 2) keptPanels.set(button, copy);
}
