import { redirect } from "next/navigation";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";

export default async function SettingsPage() {
  const actor = await pageActor("read");
  redirect(can(actor, "users") ? "/settings/users" : "/settings/tokens");
}
