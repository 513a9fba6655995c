import { identityProvider } from "@/lib/auth/identity-provider";
import { createFirstSignInLink } from "@/lib/auth/sign-in-link";
import { connect, databaseUrl } from "@/lib/db";
import { applyMigrations } from "@/lib/db/migrations/apply";
import { seedBundled } from "@/prisma/seed";

/** What `prepare` found and did, as one line of JSON on its standard output. */
export type Prepared = { readonly applied: readonly string[]; readonly signInLink: string | null };

// A process of its own: what it needs in memory (the schema engine, the problem sets) is gone when it ends.
try {
  // A start says what is wrong with it, and not the sign-in page.
  identityProvider();
  const url = databaseUrl();
  const applied = await applyMigrations(url);
  const db = connect(url, { connections: 2 });
  await seedBundled(db);
  const signInLink = await createFirstSignInLink(db, process.env.LADDERBOARD_URL ?? "");
  await db.$disconnect();
  console.log(JSON.stringify({ applied, signInLink } satisfies Prepared));
} catch (error) {
  const known = error as { message?: string; remedy?: string };
  console.error(known.message ?? String(error));
  if (known.remedy) console.error(`→ ${known.remedy}`);
  process.exitCode = 1;
}
