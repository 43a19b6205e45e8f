export function findBrowser(want: { readonly visible: boolean }): string | null

export function ensureBrowser(want: { readonly visible: boolean }): Promise<string>
