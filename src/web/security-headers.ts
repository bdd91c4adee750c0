// What a browser may do with our pages: show them, load our own style sheet, scripts and icon, send our forms.
// Captured text is hostile until shown otherwise; this is the second fence behind escaping.

import { rememberedTheme } from './components/theme-choice/theme-choice.ts';
import { inlineScriptHash } from './enhancement.ts';

/** Sent with every response. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'self'",
    `script-src 'self' ${inlineScriptHash(rememberedTheme)}`,
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};
