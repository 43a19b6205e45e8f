// Switches that open the program up, or change what it trusts (X3). A packaged app knows none of
// them; `inspect` and `remote-debugging` stand for all that begin so.
const refusedExactly = new Set([
  'allow-running-insecure-content',
  'disable-gpu-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-setuid-sandbox',
  'disable-site-isolation-trials',
  'disable-web-security',
  'gpu-launcher',
  'js-flags',
  'load-extension',
  'log-net-log',
  'no-sandbox',
  'no-zygote-sandbox',
  'renderer-cmd-prefix',
  'single-process',
  'ssl-key-log-file',
  'unsafely-treat-insecure-origin-as-secure',
  'utility-cmd-prefix',
])
const refusedBeginnings = [
  'debug',
  'host-resolver-rules',
  'host-rules',
  'ignore-certificate-errors',
  'inspect',
  'proxy-',
  'remote-allow-origins',
  'remote-debugging',
]

/** The first switch that a packaged app refuses to start with, or null. */
export function findRefusedSwitch(argv: readonly string[]): string | null {
  return argv.map(switchName).find(isRefused) ?? null
}

/** Variables through which another program could look into ours or lead it astray. */
const dangerousVariables = [
  'ELECTRON_RUN_AS_NODE',
  'GTK_MODULES',
  'LD_AUDIT',
  'LD_PRELOAD',
  'NODE_EXTRA_CA_CERTS',
  'NODE_OPTIONS',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'SSLKEYLOGFILE',
] as const

/** A copy of the environment for our own processes, without what could open them. */
export function scrubEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const kept = Object.entries(env).filter(([name]) => !isDangerous(name))
  return Object.fromEntries(kept.flatMap(([name, value]) => (value ? [[name, value]] : [])))
}

// Chromium takes one dash or two, and on Windows a slash and any case; Node takes two.
function switchName(argument: string): string | null {
  return /^(?:--?|\/)([^=]+)/.exec(argument)?.[1]?.toLowerCase() ?? null
}

function isRefused(name: string | null): boolean {
  if (name === null) return false
  return refusedExactly.has(name) || refusedBeginnings.some((start) => name.startsWith(start))
}

function isDangerous(name: string): boolean {
  return dangerousVariables.some((dangerous) => dangerous === name.toUpperCase())
}
