// Types of the measured programs that bring none, as far as they are used.

declare module 'jsdom' {
  export class VirtualConsole {}
  export class JSDOM {
    constructor(html: string, options: { readonly url: string; readonly virtualConsole: VirtualConsole });
    constructor(xml: string, options: { readonly contentType: 'application/xml' });
    readonly window: { readonly document: Document };
  }
}

declare module 'turndown' {
  export default class Turndown {
    use(plugin: (turndown: Turndown) => void): this;
    turndown(html: string): string;
  }
}

declare module 'turndown-plugin-gfm' {
  import type Turndown from 'turndown';
  export function gfm(turndown: Turndown): void;
}
