// How Chromium is started for captures. Apart because each argument closes one way out or one source of noise.

/** Features that ask servers by themselves, change addresses, or show a person something. */
const disabledFeatures = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'InterestFeedContentSuggestions',
  'LensOverlay',
  'LocalNetworkAccessChecks',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'Prerender2',
  'PrivateAggregationApi',
  'SafeBrowsingEnhancedProtection',
  'SegmentationPlatform',
  'SignedHTTPExchange',
  'Translate',
];

export interface ChromiumArguments {
  readonly profile: string;
  readonly publicKeyHash: string;
  readonly isSandboxed: boolean;
  /** Megabytes that the scripts of one page may hold. */
  readonly scriptMemoryMb: number;
}

/**
 * The whole command line. Contexts name their own proxy; what does not belong to a context finds a port that nobody
 * listens on, and names resolve to nothing but by the proxy.
 */
export function chromiumArguments({
  profile,
  publicKeyHash,
  isSandboxed,
  scriptMemoryMb,
}: ChromiumArguments): string[] {
  return [
    '--headless',
    `--user-data-dir=${profile}`,
    '--remote-debugging-pipe',
    ...(isSandboxed ? [] : ['--no-sandbox', '--disable-setuid-sandbox']),
    '--proxy-server=http://127.0.0.1:1',
    '--proxy-bypass-list=<-loopback>',
    '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    `--ignore-certificate-errors-spki-list=${publicKeyHash}`,
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--disable-quic',
    '--dns-prefetch-disable',
    '--no-pings',
    `--disable-features=${disabledFeatures.join(',')}`,
    `--js-flags=--max-old-space-size=${scriptMemoryMb}`,
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-client-side-phishing-detection',
    '--disable-component-extensions-with-background-pages',
    '--disable-component-update',
    '--disable-crash-reporter',
    '--disable-default-apps',
    '--disable-dev-shm-usage',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-field-trial-config',
    '--disable-file-system',
    '--disable-gpu',
    '--disable-infobars',
    '--disable-notifications',
    '--disable-print-preview',
    '--disable-search-engine-choice-screen',
    '--disable-speech-api',
    '--disable-sync',
    '--block-new-web-contents',
    '--force-color-profile=srgb',
    '--hide-scrollbars',
    '--metrics-recording-only',
    '--mute-audio',
    '--no-default-browser-check',
    '--no-first-run',
    '--no-service-autorun',
    '--password-store=basic',
    '--use-mock-keychain',
    'about:blank',
  ];
}
