import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import type { Area } from "@/lib/language/messages";
import { MoreMessages } from "./more-messages";

/** Sends the texts of these areas to the client components inside, beside what those above have sent. */
export async function ClientMessages({ areas, children }: { areas: readonly Area[]; children: ReactNode }) {
  const all = await getMessages();
  return (
    <MoreMessages messages={Object.fromEntries(areas.map((area) => [area, all[area]]))}>
      {children}
    </MoreMessages>
  );
}
