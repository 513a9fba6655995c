import type { ReactNode } from "react";
import { actorUserId } from "@/lib/auth/actor";
import { keyMapOf } from "@/lib/auth/key-map";
import { pageActor } from "@/lib/auth/page";
import { database } from "@/lib/db";
import { ApiProvider } from "@/lib/ui/api";
import { AppShell } from "@/lib/ui/layout";
import { chooseLanguageAction } from "../sign-in/actions";
import { saveKeyMapAction, signOutAction } from "./actions";
import { OwnKeys } from "./own-keys";

/** The frame of every signed-in page. Each page asks for its own permission as well: a layout does not guard its pages. */
export default async function WorkbenchLayout({ children }: { children: ReactNode }) {
  const actor = await pageActor("read");
  const user = await database().user.findUniqueOrThrow({
    where: { id: actorUserId(actor) ?? "" },
    select: { name: true, email: true, role: true },
  });
  return (
    <ApiProvider>
      <OwnKeys map={await keyMapOf(database(), actor)} save={saveKeyMapAction} />
      <AppShell
        user={user}
        signOut={signOutAction}
        chooseLanguage={chooseLanguageAction}
        spine={await activeRuns()}
      >
        {children}
      </AppShell>
    </ApiProvider>
  );
}

/** How many runs of each stage are not finished; a stage without any has no count. */
async function activeRuns() {
  const groups = await database().run.groupBy({
    by: ["stage"],
    where: { status: { in: ["queued", "starting", "running"] } },
    _count: true,
  });
  return Object.fromEntries(groups.map(({ stage, _count }) => [stage, _count]));
}
