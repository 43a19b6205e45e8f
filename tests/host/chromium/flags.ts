/** What decides the flags that Chromium is started with. */
export type ChromiumOptions = {
  readonly visible: boolean
  /** A port for Playwright; the stand-in itself speaks by pipe only. */
  readonly debuggingPort: boolean
  readonly sandbox: boolean
  readonly profile: string
}

/** Nothing of Chromium's own may reach the network, or ask the person anything. */
const quiet = [
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-extensions-with-background-pages',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-field-trial-config',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--no-service-autorun',
  '--password-store=basic',
  '--use-mock-keychain',
]

/** What makes Chromium behave as the engine of a desktop app. */
const likeElectron = [
  '--allow-pre-commit-input',
  '--block-new-web-contents',
  '--disable-back-forward-cache',
  '--disable-dev-shm-usage',
  '--disable-hang-monitor',
  '--disable-infobars',
  '--disable-prompt-on-repost',
  '--enable-blink-features=MessagePortCloseEvent',
  // Each window its own renderer process, however little memory the machine has.
  '--renderer-process-limit=64',
  '--disable-features=' +
    [
      'AimEnabled',
      'AutofillServerCommunication',
      'CertificateTransparencyComponentUpdater',
      'DestroyProfileOnBrowserClose',
      'HttpsFirstBalancedModeAutoEnable',
      'HttpsUpgrades',
      'InterestFeedContentSuggestions',
      'LensOverlay',
      'MediaRouter',
      'NetworkTimeServiceQuerying',
      'OptimizationHints',
      'PaintHolding',
      'PreconnectToSearch',
      'Translate',
    ].join(','),
]

/** As in Playwright: a window that nobody sees must not be slowed down. */
const unseen = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-ipc-flooding-protection',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
  '--mute-audio',
]

/** The command line of Chromium. */
export function chromiumFlags(options: ChromiumOptions): readonly string[] {
  return [
    '--remote-debugging-pipe',
    ...(options.debuggingPort ? ['--remote-debugging-port=0'] : []),
    ...(options.visible ? [] : ['--headless', ...unseen]),
    ...sharedFlags(options),
    ...quiet,
    ...likeElectron,
    '--no-startup-window',
  ]
}

/** The command line that asks a running visible Chromium for one more window. */
export function windowFlags(
  options: ChromiumOptions,
  window: { readonly url: string; readonly width: number; readonly height: number },
): readonly string[] {
  const { url, width, height } = window
  return [...sharedFlags(options), ...quiet, `--window-size=${width},${height}`, `--app=${url}`]
}

function sharedFlags({ sandbox, profile }: ChromiumOptions): readonly string[] {
  return [`--user-data-dir=${profile}`, ...(sandbox ? [] : ['--no-sandbox'])]
}
