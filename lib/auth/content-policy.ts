/**
 * The content security policy of a page: scripts run from this origin, or inline with the nonce that was made for this one
 * answer. No font, script, image or frame is fetched from elsewhere, and nobody frames the workbench. Inline styles stay
 * allowed, since KaTeX writes its measures as such.
 */
export function contentPolicy(nonce: string, development = false): string {
  return [
    "default-src 'self'",
    // The development server evaluates code to show errors where they arose.
    `script-src 'self' 'nonce-${nonce}'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${development ? " ws: wss:" : ""}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
